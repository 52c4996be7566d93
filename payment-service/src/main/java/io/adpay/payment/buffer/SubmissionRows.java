package io.adpay.payment.buffer;

import io.adpay.common.contract.payment.Channel;
import io.adpay.payment.payment.PaymentProperties;
import io.adpay.payment.work.DeadLetters;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rows of payments that wait for the channel. Leases are judged by the database's clock alone:
 * it decides who submits, whatever the queue has lent to whom.
 */
@Component
final class SubmissionRows {

  private static final String WAITING =
      """
      channel = ? AND next_attempt_at <= UTC_TIMESTAMP(3) AND expires_at > UTC_TIMESTAMP(3)
      AND (submit_lease_until IS NULL OR submit_lease_until <= UTC_TIMESTAMP(3))
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final DeadLetters deadLetters;
  private final Duration openAtChannel;
  private final Duration lease;
  private final int tries;

  SubmissionRows(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      DeadLetters deadLetters,
      PaymentProperties payments,
      BufferProperties buffer) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.deadLetters = deadLetters;
    this.openAtChannel = payments.openAtChannel();
    this.lease = buffer.lease();
    this.tries = buffer.tries();
  }

  /** Payments whose turn it is, the longest waiting first. */
  List<Long> waiting(Channel channel, int most) {
    return jdbc.sql(
            "SELECT payment_no FROM payment WHERE " + WAITING + " ORDER BY next_attempt_at LIMIT ?")
        .params(channel.name(), most)
        .query(Long.class)
        .list();
  }

  /** How many payments of the channel wait. */
  long count(Channel channel) {
    return jdbc.sql(
            "SELECT COUNT(*) FROM payment WHERE channel = ? AND next_attempt_at IS NOT NULL")
        .param(channel.name())
        .query(Long.class)
        .single();
  }

  /**
   * Takes a payment for one attempt. The first one fixes until when the channel is to take money.
   *
   * @return whether it is the caller's until the lease is over
   */
  boolean claim(Channel channel, long paymentNo) {
    return jdbc.sql(
                """
                UPDATE payment
                   SET submit_lease_until = TIMESTAMPADD(MICROSECOND, ?, UTC_TIMESTAMP(3)),
                       channel_expires_at = COALESCE(channel_expires_at,
                           TIMESTAMPADD(MICROSECOND, ?, UTC_TIMESTAMP(3))),
                       attempts = attempts + 1,
                       unfinished_tries = unfinished_tries + 1,
                       version = version + 1
                 WHERE payment_no = ? AND status = 'QUEUED' AND unfinished_tries < ? AND
                """
                    + WAITING)
            .params(micros(lease), micros(openAtChannel), paymentNo, tries, channel.name())
            .update()
        == 1;
  }

  /** Lays a payment aside that was begun too often and never came to an end. */
  void layAsideIfHopeless(Channel channel, long paymentNo, String queue) {
    transaction.executeWithoutResult(
        _ -> {
          int rows =
              jdbc.sql(
                      """
                      UPDATE payment SET next_attempt_at = NULL, version = version + 1
                       WHERE payment_no = ? AND status = 'QUEUED' AND unfinished_tries >= ? AND
                      """
                          + WAITING)
                  .params(paymentNo, tries, channel.name())
                  .update();
          if (rows == 1) {
            deadLetters.add(queue, Long.toString(paymentNo), tries);
          }
        });
  }

  /** Gives a payment back whose attempt broke off on our side; the try stays counted. */
  void brokeOff(long paymentNo, Duration pause) {
    jdbc.sql(
            """
            UPDATE payment
               SET submit_lease_until = NULL, version = version + 1,
                   next_attempt_at = TIMESTAMPADD(MICROSECOND, ?, UTC_TIMESTAMP(3))
             WHERE payment_no = ? AND status = 'QUEUED' AND submit_lease_until IS NOT NULL
            """)
        .params(micros(pause), paymentNo)
        .update();
  }

  private static long micros(Duration duration) {
    return TimeUnit.MILLISECONDS.toMicros(duration.toMillis());
  }
}
