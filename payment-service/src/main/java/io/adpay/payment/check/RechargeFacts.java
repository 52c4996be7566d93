package io.adpay.payment.check;

import io.adpay.common.contract.operations.DigestBucket;
import io.adpay.common.contract.operations.RechargeFact;
import io.adpay.common.contract.operations.RechargeState;
import io.adpay.common.outbox.Outbox;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The recharges that this service knows of: its credited payments, by their orders' numbers. */
@Component
final class RechargeFacts {

  private final JdbcClient jdbc;
  private final Outbox outbox;

  RechargeFacts(JdbcClient jdbc, Outbox outbox) {
    this.jdbc = jdbc;
    this.outbox = outbox;
  }

  List<DigestBucket> digest(int shift, long from, long to) {
    return jdbc.sql(
            """
            SELECT order_no >> ? AS bucket, COUNT(*) AS facts, SUM(amount) AS fen,
                   BIT_XOR(CAST(CONV(LEFT(MD5(CONCAT(order_no, ':', amount)), 15), 16, 10) AS UNSIGNED)) AS checksum
              FROM payment
             WHERE disposition = 'CREDITED' AND order_no >= ? AND order_no < ?
             GROUP BY bucket ORDER BY bucket
            """)
        .params(shift, from, to)
        .query(
            (rs, _) ->
                new DigestBucket(
                    rs.getLong("bucket"),
                    rs.getLong("facts"),
                    rs.getLong("fen"),
                    rs.getLong("checksum")))
        .list();
  }

  List<RechargeFact> facts(long from, long to) {
    return jdbc.sql(
            """
            SELECT order_no, amount FROM payment
             WHERE disposition = 'CREDITED' AND order_no >= ? AND order_no < ? ORDER BY order_no
            """)
        .params(from, to)
        .query((rs, _) -> new RechargeFact(rs.getLong("order_no"), rs.getLong("amount")))
        .list();
  }

  RechargeState state(long orderNo) {
    boolean inFlight = outbox.isInFlight(orderNo);
    RechargeFact fact =
        jdbc
            .sql(
                """
                SELECT order_no, amount FROM payment
                 WHERE disposition = 'CREDITED' AND order_no = ?
                """)
            .param(orderNo)
            .query((rs, _) -> new RechargeFact(rs.getLong("order_no"), rs.getLong("amount")))
            .list()
            .stream()
            .findFirst()
            .orElse(null);
    return new RechargeState(fact, inFlight);
  }
}
