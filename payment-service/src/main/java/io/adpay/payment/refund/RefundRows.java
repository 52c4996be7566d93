package io.adpay.payment.refund;

import io.adpay.common.contract.operations.QueueState;
import io.adpay.common.contract.payment.Channel;
import io.adpay.common.wire.Times;
import io.adpay.payment.work.DeadLetters;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The refunds that are due, and who works on them: the database decides, for all nodes. */
@Component
final class RefundRows {

  private static final List<Channel> ALL = List.of(Channel.values());

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final DeadLetters deadLetters;
  private final RefundProperties properties;

  RefundRows(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      DeadLetters deadLetters,
      RefundProperties properties) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.deadLetters = deadLetters;
    this.properties = properties;
  }

  /** Takes refunds that are due at that channel, each under a lease. */
  List<RefundTask> claimPending(Channel channel, int most) {
    return claim(RefundQueues.of(channel), RefundStage.PENDING, List.of(channel), most);
  }

  /** Takes refunds whose hold at the wallet nobody has written down, each under a lease. */
  List<RefundTask> claimHolding(int most) {
    return claim(RefundQueues.HOLDS, RefundStage.HOLDING, ALL, most);
  }

  /**
   * Takes the turn of a payment's refund: the channel wants some time between two of one payment.
   *
   * @return when the turn comes; nothing where it is now, and taken
   */
  Optional<Instant> takeTurn(long paymentNo, Duration gap) {
    if (gap.isZero()) {
      return Optional.empty();
    }
    int taken =
        jdbc.sql(
                """
                UPDATE payment SET refund_sent_at = UTC_TIMESTAMP(3), version = version + 1
                 WHERE payment_no = ?
                   AND (refund_sent_at IS NULL
                        OR refund_sent_at <= TIMESTAMPADD(MICROSECOND, ?, UTC_TIMESTAMP(3)))
                """)
            .params(paymentNo, -micros(gap))
            .update();
    return taken == 1 ? Optional.empty() : Optional.of(lastSent(paymentNo).plus(gap));
  }

  /** How the refunds on their way through that channel stand. */
  QueueState pending(Channel channel) {
    return state(RefundQueues.of(channel), RefundStage.PENDING, List.of(channel));
  }

  /** How the refunds stand whose hold is not known. */
  QueueState holding() {
    return state(RefundQueues.HOLDS, RefundStage.HOLDING, ALL);
  }

  private QueueState state(String queue, RefundStage stage, List<Channel> channels) {
    return jdbc.sql(
            """
            SELECT COALESCE(SUM(unfinished_tries = 0), 0), COALESCE(SUM(unfinished_tries > 0), 0),
                   COALESCE(TIMESTAMPDIFF(MICROSECOND, MIN(created_at), UTC_TIMESTAMP(3)), 0)
              FROM refund
             WHERE stage = :stage AND channel IN (:channels) AND next_attempt_at IS NOT NULL
            """)
        .param("stage", stage.name())
        .param("channels", names(channels))
        .query((rs, _) -> new QueueState(queue, rs.getLong(1), rs.getLong(2), rs.getLong(3) / 1000))
        .single();
  }

  private List<RefundTask> claim(
      String queue, RefundStage stage, List<Channel> channels, int most) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              List<Row> rows =
                  jdbc.sql(
                          """
                          SELECT refund_no, unfinished_tries,
                                 TIMESTAMPADD(MICROSECOND,
                                     CASE WHEN unfinished_tries >= :tries
                                          THEN 1000 * FLOOR(:quarantine * (1 + RAND()))
                                          ELSE :lease END,
                                     UTC_TIMESTAMP(3))
                            FROM refund
                           WHERE stage = :stage AND channel IN (:channels)
                             AND next_attempt_at <= UTC_TIMESTAMP(3)
                           ORDER BY next_attempt_at LIMIT :most FOR UPDATE SKIP LOCKED
                          """)
                      .param("tries", properties.tries())
                      .param("quarantine", properties.quarantine().toMillis())
                      .param("lease", micros(properties.lease()))
                      .param("stage", stage.name())
                      .param("channels", names(channels))
                      .param("most", most)
                      .query(
                          (rs, _) ->
                              new Row(
                                  rs.getLong(1),
                                  rs.getInt(2),
                                  Times.of(rs.getObject(3, LocalDateTime.class))))
                      .list();
              return rows.stream().map(row -> take(queue, row)).toList();
            }));
  }

  private RefundTask take(String queue, Row row) {
    if (row.unfinishedTries() >= properties.tries()) {
      deadLetters.add(
          queue, Long.toString(row.refundNo()), row.unfinishedTries(), properties.quarantine());
    }
    jdbc.sql(
            """
            UPDATE refund
               SET next_attempt_at = ?, unfinished_tries = unfinished_tries + 1,
                   version = version + 1
             WHERE refund_no = ?
            """)
        .params(Times.column(row.until()), row.refundNo())
        .update();
    return new RefundTask(row.refundNo(), row.until());
  }

  /**
   * Gives a refund back whose try broke off on our side; one in quarantine stays there.
   *
   * @param forgiven whether the try does not count
   */
  void brokeOff(RefundTask task, boolean forgiven) {
    jdbc.sql(
            """
            UPDATE refund
               SET next_attempt_at = TIMESTAMPADD(MICROSECOND, :pause, UTC_TIMESTAMP(3)),
                   unfinished_tries = GREATEST(unfinished_tries - :forgiven, 0),
                   version = version + 1
             WHERE refund_no = :no AND next_attempt_at = :until
               AND unfinished_tries - :forgiven <= :tries
            """)
        .param("pause", micros(properties.shortest()))
        .param("forgiven", forgiven ? 1 : 0)
        .param("no", task.refundNo())
        .param("until", Times.column(task.claimedUntil()))
        .param("tries", properties.tries())
        .update();
  }

  private Instant lastSent(long paymentNo) {
    return Times.of(
        jdbc.sql("SELECT refund_sent_at FROM payment WHERE payment_no = ?")
            .param(paymentNo)
            .query(LocalDateTime.class)
            .single());
  }

  private static List<String> names(List<Channel> channels) {
    return channels.stream().map(Channel::name).toList();
  }

  private static long micros(Duration duration) {
    return TimeUnit.MILLISECONDS.toMicros(duration.toMillis());
  }

  private record Row(long refundNo, int unfinishedTries, Instant until) {}
}
