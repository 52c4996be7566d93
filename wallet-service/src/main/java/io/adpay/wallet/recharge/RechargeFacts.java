package io.adpay.wallet.recharge;

import io.adpay.common.contract.operations.DigestBucket;
import io.adpay.common.contract.operations.RechargeFact;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The recharges that this ledger has posted, for the comparison with what orders and payments say.
 * Order numbers are kept as text of 19 digits, so they are ordered as texts just as they are as
 * numbers.
 */
@Component
final class RechargeFacts {

  private static final int DIGITS = 19;

  private final JdbcClient jdbc;

  RechargeFacts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One line for all recharges whose order numbers have the same bits above the shift. */
  List<DigestBucket> digest(int shift, long from, long to) {
    return jdbc.sql(
            """
            SELECT CAST(biz_no AS UNSIGNED) >> :shift AS bucket, COUNT(*), SUM(amount),
                   BIT_XOR(CAST(CONV(LEFT(MD5(CONCAT(biz_no, ':', amount)), 15), 16, 10) AS UNSIGNED))
              FROM wallet_transfer
             WHERE biz_type = :type AND biz_no >= :from AND biz_no < :to AND result = 'POSTED'
             GROUP BY bucket ORDER BY bucket
            """)
        .param("shift", shift)
        .param("type", CreditRecharge.BUSINESS_TYPE)
        .param("from", text(from))
        .param("to", text(to))
        .query(
            (rs, _) -> new DigestBucket(rs.getLong(1), rs.getLong(2), rs.getLong(3), rs.getLong(4)))
        .list();
  }

  /** The recharges of the orders from one number to before another. */
  List<RechargeFact> between(long from, long to, int most) {
    return jdbc.sql(
            """
            SELECT biz_no, amount FROM wallet_transfer
             WHERE biz_type = :type AND biz_no >= :from AND biz_no < :to AND result = 'POSTED'
             ORDER BY biz_no LIMIT :most
            """)
        .param("type", CreditRecharge.BUSINESS_TYPE)
        .param("from", text(from))
        .param("to", text(to))
        .param("most", most)
        .query((rs, _) -> new RechargeFact(Long.parseLong(rs.getString(1)), rs.getLong(2)))
        .list();
  }

  /** The recharge of one order. */
  Optional<RechargeFact> of(long orderNo) {
    return jdbc.sql(
            """
            SELECT amount FROM wallet_transfer
             WHERE biz_type = ? AND biz_no = ? AND result = 'POSTED'
            """)
        .params(CreditRecharge.BUSINESS_TYPE, text(orderNo))
        .query(Long.class)
        .optional()
        .map(fen -> new RechargeFact(orderNo, fen));
  }

  private static String text(long orderNo) {
    String digits = Long.toString(orderNo);
    return "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
  }
}
