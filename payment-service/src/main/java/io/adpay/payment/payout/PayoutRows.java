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
                        SELECT withdrawal_no, unfinished_tries, laid_aside_at,
                               TIMESTAMPADD(MICROSECOND, ?, UTC_TIMESTAMP(3)) AS until
                          FROM payout
                         WHERE channel = ? AND
                        """
                            + DUE
                            + " ORDER BY next_attempt_at LIMIT ? FOR UPDATE SKIP LOCKED")
                    .params(micros(properties.lease()), channel.name(), most)
                    .query(
                        (rs, _) ->
                            new Row(
                                rs.getLong("withdrawal_no"),
                                rs.getInt("unfinished_tries"),
                                rs.getObject("laid_aside_at") != null,
                                rs.getObject("until", LocalDateTime.class)))
                    .list()
                    .stream()
                    .filter(row -> taken(channel, row))
                    .map(row -> new Turn(row.withdrawalNo(), Times.of(row.until())))
                    .toList()));
  }

  private boolean taken(Channel channel, Row row) {
    if (row.unfinishedTries() >= properties.tries()) {
      layAside(channel, row);
      return false;
    }
    jdbc.sql(
            """
            UPDATE payout
               SET lease_until = ?, next_attempt_at = ?, unfinished_tries = unfinished_tries + 1,
                   version = version + 1
             WHERE withdrawal_no = ?
            """)
        .params(row.until(), row.until(), row.withdrawalNo())
        .update();
    return true;
  }

  private void layAside(Channel channel, Row row) {
    jdbc.sql(
            """
            UPDATE payout
               SET lease_until = NULL, next_attempt_at = NULL,
                   laid_aside_at = COALESCE(laid_aside_at, UTC_TIMESTAMP(3)),
                   version = version + 1
             WHERE withdrawal_no = ?
            """)
        .param(row.withdrawalNo())
        .update();
    if (!row.laidAside()) {
      deadLetters.add(queue(channel), Long.toString(row.withdrawalNo()), row.unfinishedTries());
    }
  }

  /** Gives a payout back whose turn broke off on our side; the try stays counted. */
  void brokeOff(Turn turn, Duration pause) {
    jdbc.sql(
            """
            UPDATE payout
               SET lease_until = NULL, version = version + 1,
                   next_attempt_at = TIMESTAMPADD(MICROSECOND, ?, UTC_TIMESTAMP(3))
             WHERE withdrawal_no = ? AND lease_until = ?
            """)
        .params(micros(pause), turn.withdrawalNo(), Times.column(turn.leaseUntil()))
        .update();
  }

  /**
   * Makes a payout due that has not succeeded; a turn that is under way is followed by another. One
   * that failed is due once more, too: what the channel tells of it may contradict us. And one that
   * was laid aside gets its tries again.
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
      long withdrawalNo, int unfinishedTries, boolean laidAside, LocalDateTime until) {}
}
