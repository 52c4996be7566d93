package io.adpay.payment.payout;

import io.adpay.common.contract.operations.QueueState;
import io.adpay.common.contract.payment.Channel;
import io.adpay.common.wire.Times;
import io.adpay.payment.work.DeadLetters;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The payouts that are to be worked on. Their leases are lent and judged by the database's clock
 * alone, so two nodes whose clocks differ never hold the same payout.
 */
@Component
final class PayoutRows {

  private static final String DUE =
      """
      next_attempt_at <= UTC_TIMESTAMP(3)
      AND (lease_until IS NULL OR lease_until <= UTC_TIMESTAMP(3))
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final DeadLetters deadLetters;
  private final PayoutProperties properties;

  PayoutRows(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      DeadLetters deadLetters,
      PayoutProperties properties) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.deadLetters = deadLetters;
    this.properties = properties;
  }

  /** The name of a channel's queue, for operators. */
  static String queue(Channel channel) {
    return "payouts-" + channel.name().toLowerCase(Locale.ROOT);
  }

  /** Takes payouts whose turn it is, each under a lease. */
  List<Turn> claimDue(Channel channel, int most) {
    return Objects.requireNonNull(
        transaction.execute(
            _ ->
                jdbc
                    .sql(
                        """
                        SELECT withdrawal_no, unfinished_tries,
                               TIMESTAMPADD(MICROSECOND, ?, UTC_TIMESTAMP(3)) AS until,
                               TIMESTAMPADD(MICROSECOND,
                                   CASE WHEN unfinished_tries >= ?
                                        THEN 1000 * FLOOR(? * (1 + RAND())) ELSE ? END,
                                   UTC_TIMESTAMP(3)) AS next
                          FROM payout
                         WHERE channel = ? AND
                        """
                            + DUE
                            + " ORDER BY next_attempt_at LIMIT ? FOR UPDATE SKIP LOCKED")
                    .params(
                        micros(properties.lease()),
                        properties.tries(),
                        properties.quarantine().toMillis(),
                        micros(properties.lease()),
                        channel.name(),
                        most)
                    .query(
                        (rs, _) ->
                            new Row(
                                rs.getLong("withdrawal_no"),
                                rs.getInt("unfinished_tries"),
                                rs.getObject("until", LocalDateTime.class),
                                rs.getObject("next", LocalDateTime.class)))
                    .list()
                    .stream()
                    .map(row -> take(channel, row))
                    .toList()));
  }

  private Turn take(Channel channel, Row row) {
    if (row.unfinishedTries() >= properties.tries()) {
      deadLetters.add(
          queue(channel),
          Long.toString(row.withdrawalNo()),
          row.unfinishedTries(),
          properties.quarantine());
    }
    jdbc.sql(
            """
            UPDATE payout
               SET lease_until = ?, next_attempt_at = ?, unfinished_tries = unfinished_tries + 1,
                   version = version + 1
             WHERE withdrawal_no = ?
            """)
        .params(row.until(), row.next(), row.withdrawalNo())
        .update();
    return new Turn(row.withdrawalNo(), Times.of(row.until()));
  }

  /**
   * Gives a payout back whose turn broke off on our side; one in quarantine stays there.
   *
   * @param forgiven whether the try does not count
   */
  void brokeOff(Turn turn, boolean forgiven) {
    jdbc.sql(
            """
            UPDATE payout
               SET lease_until = NULL, version = version + 1,
                   next_attempt_at =
                       CASE WHEN unfinished_tries - :forgiven > :tries THEN next_attempt_at
                            ELSE TIMESTAMPADD(MICROSECOND, :pause, UTC_TIMESTAMP(3)) END,
                   unfinished_tries = GREATEST(unfinished_tries - :forgiven, 0)
             WHERE withdrawal_no = :no AND lease_until = :until
            """)
        .param("pause", micros(properties.shortest()))
        .param("forgiven", forgiven ? 1 : 0)
        .param("no", turn.withdrawalNo())
        .param("until", Times.column(turn.leaseUntil()))
        .param("tries", properties.tries())
        .update();
  }

  /**
   * Makes a payout due that has not succeeded; a turn that is under way is followed by another. One
   * that failed is due once more, too: what the channel tells of it may contradict us.
   */
  boolean bringForward(Channel channel, long withdrawalNo) {
    return jdbc.sql(
                """
                UPDATE payout
                   SET next_attempt_at = UTC_TIMESTAMP(3), unfinished_tries = 0,
                       version = version + 1
                 WHERE withdrawal_no = ? AND channel = ? AND status <> 'SUCCEEDED'
                """)
            .params(withdrawalNo, channel.name())
            .update()
        == 1;
  }

  /** Whether there is a payout of that number at that channel. */
  boolean exists(Channel channel, long withdrawalNo) {
    return jdbc.sql("SELECT COUNT(*) FROM payout WHERE withdrawal_no = ? AND channel = ?")
            .params(withdrawalNo, channel.name())
            .query(Long.class)
            .single()
        == 1;
  }

  /** How the payouts of a channel stand. */
  QueueState state(Channel channel) {
    return jdbc.sql(
            """
            SELECT COUNT(*), COALESCE(SUM(lease_until > UTC_TIMESTAMP(3)), 0),
                   COALESCE(TIMESTAMPDIFF(MICROSECOND, MIN(created_at), UTC_TIMESTAMP(3)), 0)
              FROM payout WHERE channel = ? AND status = 'PENDING'
            """)
        .param(channel.name())
        .query(
            (rs, _) ->
                new QueueState(queue(channel), rs.getLong(1), rs.getLong(2), rs.getLong(3) / 1000))
        .single();
  }

  private static long micros(Duration duration) {
    return TimeUnit.MILLISECONDS.toMicros(duration.toMillis());
  }

  private record Row(
      long withdrawalNo, int unfinishedTries, LocalDateTime until, LocalDateTime next) {}
}
