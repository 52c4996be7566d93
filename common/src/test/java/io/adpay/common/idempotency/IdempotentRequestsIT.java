package io.adpay.common.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.common.problem.Problem;
import io.adpay.common.testing.CommonDatabase;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

class IdempotentRequestsIT {

  private static final Duration CLAIM = Duration.ofMillis(400);
  private static final Map<String, Object> BODY = Map.of("amount", 100);

  private static CommonDatabase database;

  private final IdempotentRequests requests = requests(Duration.ofSeconds(30));
  private final IdempotentRequests impatient = requests(CLAIM);

  @BeforeAll
  static void migrate() {
    database = new CommonDatabase("idempotency");
    database.jdbc.sql("CREATE TABLE thing (no BIGINT NOT NULL PRIMARY KEY)").update();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void forget() {
    database.jdbc.sql("DELETE FROM idempotent_request").update();
    database.jdbc.sql("DELETE FROM thing").update();
  }

  @Test
  void theSecondTimeTheFirstAnswerIsRepeated() {
    Making making = new Making(1);

    ResponseEntity<?> first = requests.answer(request("key", BODY), making);
    ResponseEntity<?> second = requests.answer(request("key", BODY), making);

    assertThat(first.getHeaders().containsHeader(IdempotentRequests.REPLAYED)).isFalse();
    assertThat(second.getStatusCode()).isEqualTo(HttpStatus.CREATED);
    assertThat(second.getHeaders().getFirst(IdempotentRequests.REPLAYED)).isEqualTo("true");
    assertThat(second.getHeaders().getLocation()).isEqualTo(URI.create("/things/1"));
    assertThat(text(second)).isEqualTo("{\"no\":\"1\"}");
    assertThat(making.begun).hasValue(1);
    assertThat(numbers()).hasSize(1);
  }

  @Test
  void anotherKeyUserMethodOrPathIsAnotherRequest() {
    List<IdempotentRequest> different =
        List.of(
            new IdempotentRequest(1, "POST", "/a", "key", BODY),
            new IdempotentRequest(2, "POST", "/a", "key", BODY),
            new IdempotentRequest(1, "PUT", "/a", "key", BODY),
            new IdempotentRequest(1, "POST", "/b", "key", BODY),
            new IdempotentRequest(1, "POST", "/a", "Key", BODY));
    for (int no = 0; no < different.size(); no++) {
      assertThat(requests.answer(different.get(no), new Making(no)).getHeaders().headerNames())
          .doesNotContain(IdempotentRequests.REPLAYED);
    }

    assertThat(numbers()).hasSize(different.size());
  }

  @Test
  void anotherBodyUnderTheSameKeyIsRefused() {
    requests.answer(request("key", BODY), new Making(1));

    assertProblem(
        () -> requests.answer(request("key", Map.of("amount", 101)), new Making(2)),
        HttpStatus.UNPROCESSABLE_CONTENT,
        "idempotency_key_reused");
    assertThat(numbers()).hasSize(1);
  }

  @Test
  void whileTheFirstRunsTheSecondIsTold() throws Exception {
    try (var first = new StoppedRun(Making.Step.BEFORE_THE_EFFECT)) {
      assertProblem(
          () -> requests.answer(request("key", BODY), new Making(2)),
          HttpStatus.CONFLICT,
          "request_in_progress");

      assertThat(first.end()).isNull();
    }
    assertThat(numbers()).containsExactly(1L);
  }

  @Test
  void ofManyAtOnceOneIsCarriedOut() throws Exception {
    var numbers = new AtomicInteger();
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      calls.add(
          () -> {
            try {
              return requests
                  .answer(request("key", BODY), new Making(numbers.incrementAndGet()))
                  .getStatusCode()
                  .value();
            } catch (Problem problem) {
              return problem.status().value();
            }
          });
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> answer : threads.invokeAll(calls)) {
        assertThat(answer.get()).isIn(201, 409);
      }
    }

    assertThat(numbers()).hasSize(1);
  }

  @Test
  void aRunThatDiedBeforeItsEffectIsBegunAnewOnceItsLeaseIsOver() throws Exception {
    try (var dead = new StoppedRun(Making.Step.BEFORE_THE_EFFECT)) {
      Making second = new Making(2);

      untilTakenOver(second);

      assertThat(second.begun).hasValue(1);
      assertThat(second.resumed).hasValue(0);
      assertThat(numbers()).containsExactly(2L);

      // It was not dead at all, and wakes up.
      assertThat(dead.end()).hasMessageContaining("request_in_progress");
    }
    assertThat(numbers()).containsExactly(2L);
    assertThat(text(requests.answer(request("key", BODY), new Making(3))))
        .isEqualTo("{\"no\":\"2\"}");
  }

  @Test
  void aRunThatDiedAfterItsEffectIsTakenUpAndNotDoneAgain() throws Exception {
    try (var _ = new StoppedRun(Making.Step.AFTER_THE_EFFECT)) {
      Making second = new Making(2);

      untilTakenOver(second);

      assertThat(second.begun).hasValue(0);
      assertThat(second.resumed).hasValue(1);
    }
    assertThat(numbers()).containsExactly(1L);
    assertThat(text(requests.answer(request("key", BODY), new Making(3))))
        .isEqualTo("{\"no\":\"1\"}");
  }

  @Test
  void aConflictIsAnAnswerAndIsRepeated() {
    var asked = new AtomicInteger();
    IdempotentAct refusing =
        refusing(
            () -> {
              asked.incrementAndGet();
              return Problem.invalidState("no");
            });

    assertProblem(
        () -> requests.answer(request("key", BODY), refusing),
        HttpStatus.CONFLICT,
        "invalid_state");
    ResponseEntity<?> second = requests.answer(request("key", BODY), refusing);

    assertThat(second.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(second.getHeaders().getFirst(IdempotentRequests.REPLAYED)).isEqualTo("true");
    assertThat(second.getHeaders().getFirst("Content-Type")).isEqualTo("application/problem+json");
    assertThat(text(second)).contains("\"code\":\"invalid_state\"");
    assertThat(asked).hasValue(1);
  }

  @Test
  void everyOtherRefusalLeavesTheKeyFree() {
    for (Problem problem :
        List.of(
            Problem.invalid("amount", "is wrong"),
            Problem.notFound(),
            Problem.unprocessable("method_not_supported", "no"),
            Problem.conflict("request_in_progress", "elsewhere"),
            Problem.unavailable("dependency_unavailable", "no", Duration.ofSeconds(1)))) {
      assertProblem(
          () -> requests.answer(request("key", BODY), refusing(() -> problem)),
          problem.status(),
          problem.code());
    }

    assertThat(requests.answer(request("key", BODY), new Making(1)).getStatusCode())
        .isEqualTo(HttpStatus.CREATED);
    assertThat(numbers()).hasSize(1);
  }

  @Test
  void aFailureAfterTheEffectIsTakenUpAtOnceByTheNext() {
    assertThatThrownBy(
            () ->
                requests.answer(
                    request("key", BODY), new Making(1).failing(Making.Step.AFTER_THE_EFFECT)))
        .isInstanceOf(IllegalStateException.class);
    Making second = new Making(2);

    assertThat(text(requests.answer(request("key", BODY), second))).isEqualTo("{\"no\":\"1\"}");
    assertThat(second.begun).hasValue(0);
    assertThat(second.resumed).hasValue(1);
  }

  @Test
  void anEffectThatRolledBackIsDoneByTheNext() {
    assertThatThrownBy(
            () ->
                requests.answer(
                    request("key", BODY), new Making(1).failing(Making.Step.IN_THE_TRANSACTION)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(numbers()).isEmpty();
    Making second = new Making(2);

    requests.answer(request("key", BODY), second);

    assertThat(second.begun).hasValue(1);
    assertThat(numbers()).containsExactly(2L);
  }

  @Test
  void aThingIsBoundOnlyInTheTransactionThatMakesIt() {
    IdempotentAct careless =
        new IdempotentAct() {
          @Override
          public ResponseEntity<?> begin(IdempotencyClaim claim) {
            claim.bind(1);
            return ResponseEntity.ok().build();
          }

          @Override
          public ResponseEntity<?> resume(long resourceNo) {
            return ResponseEntity.ok().build();
          }
        };

    assertThatThrownBy(() -> requests.answer(request("key", BODY), careless))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void answersAreForgottenAfterTheirRetention() {
    requests.answer(request("old", BODY), new Making(1));
    database
        .jdbc
        .sql("UPDATE idempotent_request SET created_at = UTC_TIMESTAMP(3) - INTERVAL 49 HOUR")
        .update();
    requests.answer(request("new", BODY), new Making(2));

    assertThat(requests.prune(Duration.ofDays(2))).isEqualTo(1);
    assertThat(
            requests
                .answer(request("new", BODY), new Making(3))
                .getHeaders()
                .getFirst(IdempotentRequests.REPLAYED))
        .isEqualTo("true");
  }

  private static IdempotentRequests requests(Duration claim) {
    return new IdempotentRequests(
        new IdempotencyRecords(database.jdbc, database.transactions, claim), new JsonMapper());
  }

  private static IdempotentRequest request(String key, Object body) {
    return new IdempotentRequest(1001, "POST", "/things", key, body);
  }

  private static IdempotentAct refusing(Supplier<Problem> problem) {
    return new IdempotentAct() {
      @Override
      public ResponseEntity<?> begin(IdempotencyClaim claim) {
        throw problem.get();
      }

      @Override
      public ResponseEntity<?> resume(long resourceNo) {
        throw new AssertionError("nothing was made");
      }
    };
  }

  private void untilTakenOver(Making making) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(50))
        .ignoreException(Problem.class)
        .until(() -> impatient.answer(request("key", BODY), making).getStatusCode().value() == 201);
  }

  private static void assertProblem(ThrowingCallable call, HttpStatus status, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(status);
              assertThat(problem.code()).isEqualTo(code);
            });
  }

  private static String text(ResponseEntity<?> answer) {
    return answer.getBody() instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : new JsonMapper().writeValueAsString(answer.getBody());
  }

  private static List<Long> numbers() {
    return database.jdbc.sql("SELECT no FROM thing ORDER BY no").query(Long.class).list();
  }

  /** Makes the thing of that number. */
  private static final class Making implements IdempotentAct {

    enum Step {
      BEFORE_THE_EFFECT,
      IN_THE_TRANSACTION,
      AFTER_THE_EFFECT
    }

    final AtomicInteger begun = new AtomicInteger();
    final AtomicInteger resumed = new AtomicInteger();

    private final long no;
    private Consumer<Step> at = _ -> {};

    Making(long no) {
      this.no = no;
    }

    Making failing(Step where) {
      return doing(
          step -> {
            if (step == where) {
              throw new IllegalStateException("failed " + where);
            }
          });
    }

    Making doing(Consumer<Step> at) {
      this.at = at;
      return this;
    }

    @Override
    public ResponseEntity<?> begin(IdempotencyClaim claim) {
      begun.incrementAndGet();
      at.accept(Step.BEFORE_THE_EFFECT);
      database.transaction.executeWithoutResult(
          _ -> {
            database.jdbc.sql("INSERT INTO thing VALUES (?)").param(no).update();
            claim.bind(no);
            at.accept(Step.IN_THE_TRANSACTION);
          });
      at.accept(Step.AFTER_THE_EFFECT);
      return answer(no);
    }

    @Override
    public ResponseEntity<?> resume(long resourceNo) {
      resumed.incrementAndGet();
      return answer(resourceNo);
    }

    private static ResponseEntity<?> answer(long no) {
      return ResponseEntity.created(URI.create("/things/" + no))
          .body(Map.of("no", Long.toString(no)));
    }
  }

  /** A run that stops in the middle, as if its process were dead or paused, until it is ended. */
  private final class StoppedRun implements AutoCloseable {

    private final CountDownLatch goesOn = new CountDownLatch(1);
    private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
    private final Future<ResponseEntity<?>> run;

    StoppedRun(Making.Step where) throws InterruptedException {
      var stopped = new CountDownLatch(1);
      var making =
          new Making(1)
              .doing(
                  step -> {
                    if (step == where) {
                      stopped.countDown();
                      await(goesOn);
                    }
                  });
      run = thread.submit(() -> impatient.answer(request("key", BODY), making));
      assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
    }

    /** Lets it go on, and says what it failed with, if it did. */
    @Nullable Throwable end() throws InterruptedException {
      goesOn.countDown();
      try {
        run.get();
        return null;
      } catch (ExecutionException e) {
        return e.getCause();
      }
    }

    @Override
    public void close() throws InterruptedException {
      var _ = end();
      thread.close();
    }

    private static void await(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
