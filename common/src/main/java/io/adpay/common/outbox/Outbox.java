package io.adpay.common.outbox;

import io.adpay.common.servicecall.SuiteService;
import io.adpay.common.tracing.RequestIds;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a service writes down what another must hear of. A row is part of the transaction that
 * makes it true, so there is no fact without its row and no row without its fact.
 */
public final class Outbox {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final OutboxSignals signals;
  private final Duration bound;

  Outbox(JdbcClient jdbc, JsonMapper json, OutboxSignals signals, Duration bound) {
    this.jdbc = jdbc;
    this.json = json;
    this.signals = signals;
    this.bound = bound;
  }

  /**
   * Writes one fact, in the caller's transaction.
   *
   * @param key the business number that the fact is about
   * @throws IllegalStateException where no transaction is active
   */
  public void append(SuiteService destination, String type, long key, Object payload) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a fact is written in the transaction that makes it true");
    }
    jdbc.sql(
            """
            INSERT INTO outbox
              (destination, type, business_key, payload, trace_id, created_at, due_at)
            VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))
            """)
        .params(
            destination.name(),
            type,
            Long.toString(key),
            json.writeValueAsString(payload),
            RequestIds.traceId())
        .update();
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            signals.raise(destination);
          }
        });
  }

  /** Whether a fact about that number is still on its way, and not for longer than it may be. */
  public boolean isInFlight(long key) {
    return jdbc.sql(
                """
            SELECT COUNT(*) FROM outbox
             WHERE business_key = ? AND due_at IS NOT NULL
               AND created_at > UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND
            """)
            .params(Long.toString(key), -TimeUnit.MILLISECONDS.toMicros(bound.toMillis()))
            .query(Long.class)
            .single()
        > 0;
  }
}
