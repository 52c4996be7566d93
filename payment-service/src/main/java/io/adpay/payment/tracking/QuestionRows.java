package io.adpay.payment.tracking;

import io.adpay.common.wire.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The column {@code next_query_at}, which decides when and by whom a question is asked. */
@Component
final class QuestionRows {

  private final JdbcClient jdbc;
  private final Clock clock;

  QuestionRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Payments whose question is due. */
  List<Long> due(int most) {
    return jdbc.sql(
            """
            SELECT payment_no FROM payment
             WHERE next_query_at <= UTC_TIMESTAMP(3) ORDER BY next_query_at LIMIT ?
            """)
        .param(most)
        .query(Long.class)
        .list();
  }

  /**
   * Takes a question that is due, and puts it off to the end of the lease, so that it comes back if
   * it is never answered.
   *
   * @return until when it was taken; nothing where somebody was quicker
   */
  Optional<Instant> claim(long paymentNo, Duration lease) {
    Instant until = clock.instant().plus(lease).truncatedTo(ChronoUnit.MILLIS);
    int rows =
        jdbc.sql(
                """
                UPDATE payment
                   SET next_query_at = ?, last_query_at = UTC_TIMESTAMP(3), version = version + 1
                 WHERE payment_no = ? AND next_query_at <= UTC_TIMESTAMP(3)
                """)
            .params(Times.column(until), paymentNo)
            .update();
    return rows == 1 ? Optional.of(until) : Optional.empty();
  }

  /** Makes a planned question due now, unless one was asked within that time. */
  boolean bringForward(long paymentNo, Duration gap) {
    return jdbc.sql(
                """
                UPDATE payment SET next_query_at = UTC_TIMESTAMP(3), version = version + 1
                 WHERE payment_no = ? AND status <> 'QUEUED' AND next_query_at > UTC_TIMESTAMP(3)
                   AND (last_query_at IS NULL
                        OR last_query_at <= TIMESTAMPADD(MICROSECOND, ?, UTC_TIMESTAMP(3)))
                """)
            .params(paymentNo, -TimeUnit.MILLISECONDS.toMicros(gap.toMillis()))
            .update()
        == 1;
  }
}
