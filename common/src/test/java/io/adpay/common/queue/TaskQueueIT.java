package io.adpay.common.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.contract.operations.QueueState;
import io.adpay.common.testing.TestRedis;
import io.adpay.engines.PrivateRedis;
import io.adpay.engines.TestEngines;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TaskQueueIT {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(100);

  private static TestRedis redis;

  private final TaskQueue queue = queueOn(redis);

  @BeforeAll
  static void connect() {
    redis = new TestRedis(TestEngines.redis());
  }

  @AfterAll
  static void close() {
    redis.close();
  }

  @Test
  void tasksComeOutInTheOrderTheyWentIn() {
    for (String task : List.of("a", "b", "c", "d")) {
      assertThat(queue.offer(task)).isEqualTo(Offer.ACCEPTED);
    }

    assertThat(tasks(queue.claim(3, LONG))).containsExactly("a", "b", "c");
    assertThat(tasks(queue.claim(3, LONG))).containsExactly("d");
    assertThat(queue.claim(3, LONG)).isEmpty();
  }

  @Test
  void ofTheSameTaskOnlyOneWaitsOrIsInHand() {
    assertThat(queue.offer("a")).isEqualTo(Offer.ACCEPTED);
    assertThat(queue.offer("a")).isEqualTo(Offer.ALREADY_THERE);

    Claim claim = queue.claim(1, LONG).getFirst();
    assertThat(queue.offer("a")).isEqualTo(Offer.ALREADY_THERE);

    assertThat(queue.acknowledge(claim)).isTrue();
    assertThat(queue.offer("a")).isEqualTo(Offer.ACCEPTED);
  }

  @Test
  void noTaskIsClaimedTwiceByManyThreads() {
    int tasks = 2_000;
    IntStream.range(0, tasks).forEach(i -> queue.offer("task-" + i));
    Queue<String> claimed = new ConcurrentLinkedQueue<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int thread = 0; thread < 16; thread++) {
        var _ =
            threads.submit(
                () -> {
                  List<Claim> claims = queue.claim(7, LONG);
                  while (!claims.isEmpty()) {
                    claims.forEach(
                        claim -> {
                          claimed.add(claim.task());
                          assertThat(queue.acknowledge(claim)).isTrue();
                        });
                    claims = queue.claim(7, LONG);
                  }
                });
      }
    }

    assertThat(claimed).hasSize(tasks).doesNotHaveDuplicates();
    assertThat(queue.length()).hasValue(0L);
  }

  @Test
  void aTaskWhoseWorkerDiedComesBackToTheHead() {
    queue.offer("a");
    Claim dead = queue.claim(1, SHORT).getFirst();
    queue.offer("b");
    Awaitility.await().until(() -> queue.states().getFirst().oldestAgeMs() > 2 * SHORT.toMillis());

    List<Claim> claims = queue.claim(2, LONG);

    assertThat(tasks(claims)).containsExactly("a", "b");
    assertThat(claims.getFirst().token()).isNotEqualTo(dead.token());
  }

  @Test
  void aClaimThatRanOutCannotBeAcknowledgedOverItsSuccessor() {
    queue.offer("a");
    Claim late = queue.claim(1, SHORT).getFirst();
    Claim successor = untilClaimed();

    assertThat(queue.acknowledge(late)).isFalse();
    assertThat(queue.putBack(late)).isFalse();
    assertThat(queue.offer("a")).isEqualTo(Offer.ALREADY_THERE);
    assertThat(queue.acknowledge(successor)).isTrue();
    assertThat(queue.acknowledge(successor)).isFalse();
  }

  @Test
  void whatIsPutBackIsNext() {
    queue.offer("a");
    queue.offer("b");

    assertThat(queue.putBack(queue.claim(1, LONG).getFirst())).isTrue();

    assertThat(tasks(queue.claim(2, LONG))).containsExactly("a", "b");
  }

  @Test
  void operatorsSeeHowItStands() {
    assertThat(queue.states())
        .singleElement()
        .satisfies(
            state -> {
              assertThat(state.length()).isZero();
              assertThat(state.oldestAgeMs()).isZero();
            });
    queue.offer("a");
    queue.offer("b");
    queue.claim(1, LONG);

    Awaitility.await()
        .untilAsserted(
            () -> {
              QueueState state = queue.states().getFirst();
              assertThat(state.length()).isEqualTo(1);
              assertThat(state.inFlight()).isEqualTo(1);
              assertThat(state.oldestAgeMs()).isBetween(5L, 10_000L);
            });
  }

  @Test
  void aRedisThatForgotEverythingTakesTheSameTasksAgain() {
    try (PrivateRedis own = TestEngines.startPrivateRedis();
        TestRedis connection = new TestRedis(own.address())) {
      TaskQueue emptied = queueOn(connection);
      emptied.offer("a");
      emptied.offer("b");
      Claim inHand = emptied.claim(1, LONG).getFirst();

      connection.redisson.getKeys().flushall();

      assertThat(emptied.length()).hasValue(0L);
      assertThat(emptied.acknowledge(inHand)).isFalse();
      assertThat(emptied.offer("a")).isEqualTo(Offer.ACCEPTED);
      assertThat(tasks(emptied.claim(2, LONG))).containsExactly("a");
    }
  }

  @Test
  void withRedisAwayNothingIsAcceptedAndNothingThrows() {
    try (PrivateRedis own = TestEngines.startPrivateRedis();
        TestRedis connection = new TestRedis(own.address())) {
      TaskQueue away = queueOn(connection);
      assertThat(away.offer("before")).isEqualTo(Offer.ACCEPTED);
      Claim claim = away.claim(1, LONG).getFirst();
      own.stop();

      assertThat(away.offer("a")).isEqualTo(Offer.UNAVAILABLE);
      assertThat(away.claim(1, LONG)).isEmpty();
      assertThat(away.acknowledge(claim)).isFalse();
      assertThat(away.length()).isEmpty();
      assertThat(away.states()).isEmpty();

      own.start();
      Awaitility.await().until(() -> away.offer("a") == Offer.ACCEPTED);
    }
  }

  private Claim untilClaimed() {
    return Awaitility.await()
        .until(() -> queue.claim(1, LONG), claims -> !claims.isEmpty())
        .getFirst();
  }

  private static TaskQueue queueOn(TestRedis connection) {
    return new TaskQueue("test-" + UUID.randomUUID(), connection.redisson, connection.guard);
  }

  private static List<String> tasks(List<Claim> claims) {
    return claims.stream().map(Claim::task).toList();
  }
}
