package io.adpay.common.outbox;

import io.adpay.common.contract.operations.QueueState;
import io.adpay.common.servicecall.SuiteService;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The table {@code outbox}. Times are the database's own. */
final class OutboxRows {

  private static final int PRUNED_AT_ONCE = 1_000;
  private static final int LONGEST_ERROR = 500;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  OutboxRows(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Takes rows that are due, oldest first, and keeps others from taking them for a while. */
  List<OutboxRow> claim(SuiteService destination, int most, Duration lease) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              List<OutboxRow> rows = due(destination, most);
              if (!rows.isEmpty()) {
                jdbc.sql(
                        """
                        UPDATE outbox
                           SET due_at = UTC_TIMESTAMP(3) + INTERVAL :lease MICROSECOND,
                               attempts = attempts + 1
                         WHERE id IN (:ids)
                        """)
                    .param("lease", micros(lease))
                    .param("ids", rows.stream().map(OutboxRow::id).toList())
                    .update();
              }
              return rows;
            }));
  }

  private List<OutboxRow> due(SuiteService destination, int most) {
    return jdbc.sql(
            """
            SELECT id, type, business_key, payload, trace_id, attempts FROM outbox
             WHERE destination = ? AND due_at <= UTC_TIMESTAMP(3)
             ORDER BY due_at, id LIMIT ? FOR UPDATE SKIP LOCKED
            """)
        .params(destination.name(), most)
        .query(
            (rs, _) ->
                new OutboxRow(
                    rs.getLong(1),
                    rs.getString(2),
                    rs.getString(3),
                    rs.getString(4),
                    rs.getString(5),
                    rs.getInt(6)))
        .list();
  }

  void delivered(List<Long> ids) {
    if (ids.isEmpty()) {
      return;
    }
    transaction.executeWithoutResult(
        _ ->
            jdbc.sql(
                    """
                    UPDATE outbox SET due_at = NULL, delivered_at = UTC_TIMESTAMP(3),
                                      last_error = NULL
                     WHERE id IN (:ids)
                    """)
                .param("ids", ids)
                .update());
  }

  void deferred(long id, Duration wait, String error) {
    transaction.executeWithoutResult(
        _ ->
            jdbc.sql(
                    """
                    UPDATE outbox
                       SET due_at = UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND, last_error = ?
                     WHERE id = ? AND delivered_at IS NULL AND parked_at IS NULL
                    """)
                .params(micros(wait), shortened(error), id)
                .update());
  }

  void parked(long id, String error) {
    transaction.executeWithoutResult(
        _ ->
            jdbc.sql(
                    """
                    UPDATE outbox
                       SET due_at = NULL, parked_at = UTC_TIMESTAMP(3), last_error = ?
                     WHERE id = ? AND delivered_at IS NULL
                    """)
                .params(shortened(error), id)
                .update());
  }

  /** Deletes what was delivered long ago, some rows at a time; tells how many there were. */
  int prune(Duration retention) {
    int pruned = 0;
    int rows;
    do {
      rows = pruneSome(retention);
      pruned += rows;
    } while (rows == PRUNED_AT_ONCE && !Thread.currentThread().isInterrupted());
    return pruned;
  }

  private int pruneSome(Duration retention) {
    Integer rows =
        transaction.execute(
            _ ->
                jdbc.sql(
                        """
                        DELETE FROM outbox
                         WHERE delivered_at < UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND
                         ORDER BY delivered_at LIMIT ?
                        """)
                    .params(-micros(retention), PRUNED_AT_ONCE)
                    .update());
    return rows == null ? 0 : rows;
  }

  /** What waits for one destination. */
  QueueState state(SuiteService destination) {
    return jdbc.sql(
            """
            SELECT COALESCE(SUM(due_at <= UTC_TIMESTAMP(3)), 0),
                   COALESCE(SUM(due_at > UTC_TIMESTAMP(3)), 0),
                   COALESCE(TIMESTAMPDIFF(MICROSECOND, MIN(created_at), UTC_TIMESTAMP(3)) DIV 1000, 0)
              FROM outbox WHERE destination = ? AND due_at IS NOT NULL
            """)
        .param(destination.name())
        .query(
            (rs, _) ->
                new QueueState(
                    "outbox-to-" + destination.name().toLowerCase(Locale.ROOT),
                    rs.getLong(1),
                    rs.getLong(2),
                    rs.getLong(3)))
        .single();
  }

  private static String shortened(String error) {
    return error.substring(0, Math.min(error.length(), LONGEST_ERROR));
  }

  private static long micros(Duration duration) {
    return TimeUnit.MILLISECONDS.toMicros(duration.toMillis());
  }
}
