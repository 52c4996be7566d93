package io.adpay.common.idempotency;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The table {@code idempotent_request}. Leases are judged by the database's clock alone. */
final class IdempotencyRecords {

  private static final int PRUNED_AT_ONCE = 1_000;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Duration claim;

  IdempotencyRecords(JdbcClient jdbc, PlatformTransactionManager transactions, Duration claim) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.claim = claim;
  }

  boolean claim(byte[] scope, byte[] request, String token) {
    try {
      transaction.executeWithoutResult(
          _ ->
              jdbc.sql(
                      """
                      INSERT INTO idempotent_request
                        (scope_hash, request_hash, claim_token, claimed_until, created_at)
                      VALUES (?, ?, ?, UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND,
                              UTC_TIMESTAMP(3))
                      """)
                  .params(scope, request, token, micros(claim))
                  .update());
      return true;
    } catch (DuplicateKeyException alreadyThere) {
      return false;
    }
  }

  @Nullable IdempotencyRecord find(byte[] scope) {
    return jdbc.sql(
            """
            SELECT request_hash, claim_token, resource_no,
                   response_status, response_type, location, response_body
              FROM idempotent_request WHERE scope_hash = ?
            """)
        .param(scope)
        .query(
            (rs, _) -> {
              int status = rs.getInt("response_status");
              KeptAnswer answer =
                  rs.wasNull()
                      ? null
                      : new KeptAnswer(
                          status,
                          rs.getString("response_type"),
                          rs.getString("location"),
                          rs.getString("response_body"));
              long resource = rs.getLong("resource_no");
              Long resourceNo = rs.wasNull() ? null : resource;
              return new IdempotencyRecord(
                  rs.getBytes("request_hash"), rs.getString("claim_token"), resourceNo, answer);
            })
        .optional()
        .orElse(null);
  }

  boolean takeOver(byte[] scope, String fromToken, String toToken) {
    return changed(
        """
        UPDATE idempotent_request
           SET claim_token = ?, claimed_until = UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND
         WHERE scope_hash = ? AND claim_token = ? AND response_status IS NULL
           AND claimed_until <= UTC_TIMESTAMP(3)
        """,
        toToken,
        micros(claim),
        scope,
        fromToken);
  }

  boolean bind(byte[] scope, String token, long resourceNo) {
    return jdbc.sql(
                """
                UPDATE idempotent_request SET resource_no = ?
                 WHERE scope_hash = ? AND claim_token = ? AND resource_no IS NULL
                """)
            .params(resourceNo, scope, token)
            .update()
        == 1;
  }

  void keep(byte[] scope, String token, KeptAnswer answer) {
    transaction.executeWithoutResult(
        _ ->
            jdbc.sql(
                    """
                    UPDATE idempotent_request
                       SET response_status = :status, response_type = :type,
                           location = :location, response_body = :body
                     WHERE scope_hash = :scope AND claim_token = :token
                    """)
                .param("status", answer.status())
                .param("type", answer.type())
                .param("location", answer.location())
                .param("body", answer.body())
                .param("scope", scope)
                .param("token", token)
                .update());
  }

  /** Frees the key; what was bound already stays, for the next run to take up at once. */
  void giveUp(byte[] scope, String token) {
    boolean deleted =
        changed(
            """
            DELETE FROM idempotent_request
             WHERE scope_hash = ? AND claim_token = ? AND resource_no IS NULL
               AND response_status IS NULL
            """,
            scope,
            token);
    if (!deleted) {
      changed(
          """
          UPDATE idempotent_request SET claimed_until = UTC_TIMESTAMP(3)
           WHERE scope_hash = ? AND claim_token = ? AND response_status IS NULL
          """,
          scope,
          token);
    }
  }

  /** Deletes old rows, some at a time, until none is left; tells how many there were. */
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
                        DELETE FROM idempotent_request
                         WHERE created_at < UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND
                         ORDER BY created_at LIMIT ?
                        """)
                    .params(-micros(retention), PRUNED_AT_ONCE)
                    .update());
    return rows == null ? 0 : rows;
  }

  private boolean changed(String sql, Object... parameters) {
    Integer rows = transaction.execute(_ -> jdbc.sql(sql).params(parameters).update());
    return rows != null && rows == 1;
  }

  private static long micros(Duration duration) {
    return TimeUnit.MILLISECONDS.toMicros(duration.toMillis());
  }
}
