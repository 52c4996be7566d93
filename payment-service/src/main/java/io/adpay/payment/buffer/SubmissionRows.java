package io.adpay.payment.buffer;

import io.adpay.common.contract.payment.Channel;
import io.adpay.payment.payment.PaymentProperties;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

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
  private final Duration openAtChannel;
  private final BufferProperties properties;

  SubmissionRows(JdbcClient jdbc, PaymentProperties payments, BufferProperties properties) {
    this.jdbc = jdbc;
    this.openAtChannel = payments.openAtChannel();
    this.properties = properties;
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
                       next_attempt_at =
                           CASE WHEN unfinished_tries >= ?
                                THEN TIMESTAMPADD(MICROSECOND, 1000 * FLOOR(? * (1 + RAND())),
                                         UTC_TIMESTAMP(3))
                                ELSE next_attempt_at END,
                       channel_expires_at = COALESCE(channel_expires_at,
                           TIMESTAMPADD(MICROSECOND, ?, UTC_TIMESTAMP(3))),
                       attempts = attempts + 1,
                       unfinished_tries = unfinished_tries + 1,
                       version = version + 1
                 WHERE payment_no = ? AND status = 'QUEUED' AND
                """
                    + WAITING)
            .params(
                micros(properties.lease()),
                properties.tries(),
                properties.quarantine().toMillis(),
                micros(openAtChannel),
                paymentNo,
                channel.name())
            .update()
        == 1;
  }

  /**
   * Gives a payment back whose attempt broke off on our side; one in quarantine stays there.
   *
   * @param forgiven whether the try does not count
   */
  void brokeOff(long paymentNo, boolean forgiven) {
    jdbc.sql(
            """
            UPDATE payment
               SET submit_lease_until = NULL, version = version + 1,
                   next_attempt_at =
                       CASE WHEN unfinished_tries - :forgiven > :tries THEN next_attempt_at
                            ELSE TIMESTAMPADD(MICROSECOND, :pause, UTC_TIMESTAMP(3)) END,
                   unfinished_tries = GREATEST(unfinished_tries - :forgiven, 0)
             WHERE payment_no = :no AND status = 'QUEUED' AND submit_lease_until IS NOT NULL
            """)
        .param("pause", micros(properties.firstRetry()))
        .param("forgiven", forgiven ? 1 : 0)
        .param("no", paymentNo)
        .param("tries", properties.tries())
        .update();
  }

  private static long micros(Duration duration) {
    return TimeUnit.MILLISECONDS.toMicros(duration.toMillis());
  }
}
