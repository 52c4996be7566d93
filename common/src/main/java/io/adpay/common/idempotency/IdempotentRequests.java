package io.adpay.common.idempotency;

import io.adpay.common.problem.Problem;
import io.adpay.common.problem.ProblemBody;
import io.adpay.common.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries a request out once, however often it is sent. The database alone remembers, so it holds
 * with Redis empty.
 *
 * <p>A run claims the request by a row with a lease. The resource is bound to that row in the very
 * transaction that makes it, and only by the holder of the claim; so a run that was given up for
 * dead and wakes up late can't make a second one. Answers 2xx and 409 are kept and repeated; after
 * any other the key is free again.
 */
public final class IdempotentRequests {

  /** Says that an answer is a repetition. */
  public static final String REPLAYED = "Idempotency-Replayed";

  private static final Logger log = LoggerFactory.getLogger(IdempotentRequests.class);

  private final IdempotencyRecords records;
  private final JsonMapper json;

  IdempotentRequests(IdempotencyRecords records, JsonMapper json) {
    this.records = records;
    this.json = json;
  }

  /**
   * The answer to the request: by doing it, or by repeating what was answered before.
   *
   * @throws Problem 422 {@code idempotency_key_reused} for another body, 409 {@code
   *     request_in_progress} while the first still runs
   */
  public ResponseEntity<?> answer(IdempotentRequest request, IdempotentAct act) {
    byte[] scope = scopeHash(request);
    byte[] content = sha256(json.writeValueAsBytes(request.body()));
    String token = UUID.randomUUID().toString();
    if (records.claim(scope, content, token)) {
      return run(scope, token, null, act);
    }
    IdempotencyRecord earlier = records.find(scope);
    if (earlier == null) {
      throw inProgress();
    }
    if (!Arrays.equals(earlier.requestHash(), content)) {
      throw Problem.unprocessable(
          "idempotency_key_reused", "This key was used for a request with another body.");
    }
    if (earlier.answer() != null) {
      return replay(earlier.answer());
    }
    if (!records.takeOver(scope, earlier.claimToken(), token)) {
      throw inProgress();
    }
    log.info("Taking up a request whose first run did not end");
    return run(scope, token, boundUntilNow(scope), act);
  }

  /** Read after the claim was taken: until then the earlier run could still bind its resource. */
  private @Nullable Long boundUntilNow(byte[] scope) {
    IdempotencyRecord record = records.find(scope);
    return record == null ? null : record.resourceNo();
  }

  private ResponseEntity<?> run(
      byte[] scope, String token, @Nullable Long resourceNo, IdempotentAct act) {
    boolean kept = false;
    try {
      ResponseEntity<?> answer =
          resourceNo == null
              ? act.begin(number -> bind(scope, token, number))
              : act.resume(resourceNo);
      if (answer.getStatusCode().is2xxSuccessful()) {
        var location = answer.getHeaders().getLocation();
        records.keep(
            scope,
            token,
            new KeptAnswer(
                answer.getStatusCode().value(),
                MediaType.APPLICATION_JSON_VALUE,
                location == null ? null : location.toString(),
                json.writeValueAsString(answer.getBody())));
        kept = true;
      }
      return answer;
    } catch (Problem problem) {
      if (problem.status() == HttpStatus.CONFLICT
          && !problem.code().equals("request_in_progress")) {
        records.keep(
            scope,
            token,
            new KeptAnswer(
                HttpStatus.CONFLICT.value(),
                ProblemBody.MEDIA_TYPE,
                null,
                json.writeValueAsString(Problems.body(problem))));
        kept = true;
      }
      throw problem;
    } finally {
      if (!kept) {
        records.giveUp(scope, token);
      }
    }
  }

  private void bind(byte[] scope, String token, long resourceNo) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a resource is bound in the transaction that makes it");
    }
    if (!records.bind(scope, token, resourceNo)) {
      throw inProgress();
    }
  }

  private static ResponseEntity<?> replay(KeptAnswer answer) {
    var response =
        ResponseEntity.status(answer.status())
            .contentType(MediaType.parseMediaType(answer.type()))
            .header(REPLAYED, "true");
    if (answer.location() != null) {
      response.header("Location", answer.location());
    }
    return response.body(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private static Problem inProgress() {
    return Problem.conflict(
        "request_in_progress", "The first request with this key is still being carried out.");
  }

  private static byte[] scopeHash(IdempotentRequest request) {
    return sha256(
        String.join(
                "\n", Long.toString(request.uid()), request.method(), request.path(), request.key())
            .getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** Deletes what is older than its retention, and tells how much that was. */
  int prune(Duration retention) {
    return records.prune(retention);
  }
}
