package io.adpay.withdraw.upkeep;

import io.adpay.common.contract.operations.QueueState;
import io.adpay.common.queue.QueueReport;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The column {@code next_step_at}, which decides when and by whom a step is taken. Leases are
 * judged by the database's clock alone; what is written here moves the row's version, so that
 * nobody who read the row before writes over it.
 */
@Component
final class DueSteps implements QueueReport {

  private static final String FREEZING = "withdrawals-freezing";
  private static final String PAYOUTS = "payout-requests";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final UpkeepProperties properties;

  DueSteps(JdbcClient jdbc, PlatformTransactionManager transactions, UpkeepProperties properties) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.properties = properties;
  }

  /** Takes steps that are due, and keeps others from taking them for the length of a lease. */
  List<Step> claim(int most) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              List<Step> due =
                  jdbc.sql(
                          """
                          SELECT withdrawal_no, step_tries FROM withdrawal
                           WHERE next_step_at <= UTC_TIMESTAMP(3)
                           ORDER BY next_step_at LIMIT ? FOR UPDATE SKIP LOCKED
                          """)
                      .param(most)
                      .query((rs, _) -> new Step(rs.getLong(1), rs.getInt(2) + 1))
                      .list();
              if (!due.isEmpty()) {
                jdbc.sql(
                        """
                        UPDATE withdrawal
                           SET next_step_at = TIMESTAMPADD(MICROSECOND, :lease, UTC_TIMESTAMP(3)),
                               step_tries = step_tries + 1, version = version + 1
                         WHERE withdrawal_no IN (:numbers)
                        """)
                    .param("lease", micros(properties.lease()))
                    .param("numbers", due.stream().map(Step::withdrawalNo).toList())
                    .update();
              }
              return due;
            }));
  }

  /** The step came to nothing: it is due again after a pause, unless somebody has moved on. */
  void putOff(Step step) {
    jdbc.sql(
            """
            UPDATE withdrawal
               SET next_step_at = TIMESTAMPADD(MICROSECOND, ?, UTC_TIMESTAMP(3)),
                   version = version + 1
             WHERE withdrawal_no = ? AND step_tries = ? AND next_step_at IS NOT NULL
            """)
        .params(micros(properties.pauseAfter(step.tries())), step.withdrawalNo(), step.tries())
        .update();
  }

  @Override
  public List<QueueState> states() {
    return List.of(state(FREEZING, "= 'FREEZING'"), state(PAYOUTS, "IN ('APPROVED', 'PAYING')"));
  }

  private QueueState state(String name, String stages) {
    return jdbc.sql(
            """
            SELECT COALESCE(SUM(step_tries = 0), 0), COALESCE(SUM(step_tries > 0), 0),
                   COALESCE(TIMESTAMPDIFF(MICROSECOND, MIN(changed_at), UTC_TIMESTAMP(3)), 0)
              FROM withdrawal WHERE next_step_at IS NOT NULL AND stage %s
            """
                .formatted(stages))
        .query(
            (rs, _) ->
                new QueueState(
                    name,
                    rs.getLong(1),
                    rs.getLong(2),
                    TimeUnit.MICROSECONDS.toMillis(Math.max(0, rs.getLong(3)))))
        .single();
  }

  private static long micros(Duration duration) {
    return TimeUnit.MILLISECONDS.toMicros(duration.toMillis());
  }
}
