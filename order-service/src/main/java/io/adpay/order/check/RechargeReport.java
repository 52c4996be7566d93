package io.adpay.order.check;

import io.adpay.common.contract.operations.DigestBucket;
import io.adpay.common.contract.operations.RechargeFact;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The recharges that this service holds to be right: one for each paid order. */
final class RechargeReport {

  private static final String FACTS =
      OrderTables.all(
          """
          SELECT o.order_no, d.amount_fen AS fen
            FROM t_order_{n} o JOIN t_order_detail_{n} d ON d.order_no = o.order_no
           WHERE o.status IN ('PAID', 'PARTIALLY_REFUNDED', 'REFUNDED')
             AND o.order_no >= :from AND o.order_no < :to
          """);

  private final JdbcClient database;

  RechargeReport(JdbcClient database) {
    this.database = database;
  }

  List<DigestBucket> digest(int shift, long from, long to) {
    return database
        .sql(
            """
            SELECT order_no >> :shift AS bucket, COUNT(*), SUM(fen),
                   BIT_XOR(CAST(CONV(LEFT(MD5(CONCAT(order_no, ':', fen)), 15), 16, 10) AS UNSIGNED))
              FROM (%s) fact GROUP BY bucket ORDER BY bucket
            """
                .formatted(FACTS))
        .param("shift", shift)
        .param("from", from)
        .param("to", to)
        .query(
            (rs, _) -> new DigestBucket(rs.getLong(1), rs.getLong(2), rs.getLong(3), rs.getLong(4)))
        .list();
  }

  List<RechargeFact> facts(long from, long to) {
    return database
        .sql("SELECT order_no, fen FROM (%s) fact ORDER BY order_no".formatted(FACTS))
        .param("from", from)
        .param("to", to)
        .query((rs, _) -> new RechargeFact(rs.getLong(1), rs.getLong(2)))
        .list();
  }

  Optional<RechargeFact> fact(long orderNo) {
    return facts(orderNo, orderNo + 1).stream().findFirst();
  }
}
