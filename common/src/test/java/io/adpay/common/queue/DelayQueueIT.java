package io.adpay.common.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.contract.operations.QueueState;
import io.adpay.common.testing.TestRedis;
import io.adpay.engines.PrivateRedis;
import io.adpay.engines.TestEngines;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

class DelayQueueIT {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(100);

  private static TestRedis redis;

  private final DelayQueue queue = queueOn(redis);
  private final Instant now = Clock.systemUTC().instant();
  private final Instant past = now.minusSeconds(10);
  private final Instant future = now.plusSeconds(60);

  @BeforeAll
  static void connect() {
    redis = new TestRedis(TestEngines.redis());
  }

  @AfterAll
  static void close() {
    redis.close();
  }

  @Test
  void tasksComeWhenTheyAreDueAndInThatOrder() {
    queue.scheduleIfAbsent("second", past.plusSeconds(1));
    queue.scheduleIfAbsent("first", past);
    queue.scheduleIfAbsent("later", future);

    assertThat(tasks(queue.claimDue(10, LONG))).containsExactly("first", "second");
    assertThat(queue.claimDue(10, LONG)).isEmpty();
  }

  @Test
  void aTaskIsNotEarly() {
    Instant soon = Clock.systemUTC().instant().plusMillis(300);
    queue.scheduleIfAbsent("a", soon);

    untilClaimed();

    assertThat(Clock.systemUTC().instant()).isAfterOrEqualTo(soon);
  }

  @Test
  void aTaskThatIsThereKeepsItsTime() {
    assertThat(queue.scheduleIfAbsent("a", future)).isEqualTo(Offer.ACCEPTED);
    assertThat(queue.scheduleIfAbsent("a", past)).isEqualTo(Offer.ALREADY_THERE);

    assertThat(queue.claimDue(10, LONG)).isEmpty();
  }

  @Test
  void aTaskIsBroughtForwardAndNeverPutOff() {
    queue.scheduleIfAbsent("a", future);
    assertThat(queue.bringForward("a", past)).isEqualTo(Offer.ALREADY_THERE);
    assertThat(queue.bringForward("a", future)).isEqualTo(Offer.ALREADY_THERE);
    assertThat(queue.bringForward("b", past)).isEqualTo(Offer.ACCEPTED);

    assertThat(tasks(queue.claimDue(10, LONG))).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void noTaskIsClaimedTwiceByManyThreads() {
    int tasks = 2_000;
    IntStream.range(0, tasks).forEach(i -> queue.scheduleIfAbsent("task-" + i, past));
    Queue<String> claimed = new ConcurrentLinkedQueue<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int thread = 0; thread < 16; thread++) {
        var _ =
            threads.submit(
                () -> {
                  List<Claim> claims = queue.claimDue(7, LONG);
                  while (!claims.isEmpty()) {
                    claims.forEach(
                        claim -> {
                          claimed.add(claim.task());
                          assertThat(queue.acknowledge(claim)).isTrue();
                        });
                    claims = queue.claimDue(7, LONG);
                  }
                });
      }
    }

    assertThat(claimed).hasSize(tasks).doesNotHaveDuplicates();
    assertThat(queue.states().getFirst().length()).isZero();
  }

  @Test
  void aTaskWhoseWorkerDiedIsDueAgain() {
    queue.scheduleIfAbsent("a", past);
    Claim dead = queue.claimDue(1, SHORT).getFirst();

    Claim successor = untilClaimed();

    assertThat(successor.task()).isEqualTo("a");
    assertThat(queue.acknowledge(dead)).isFalse();
    assertThat(queue.reschedule(dead, future)).isFalse();
    assertThat(queue.acknowledge(successor)).isTrue();
    assertThat(queue.scheduleIfAbsent("a", future)).isEqualTo(Offer.ACCEPTED);
  }

  @Test
  void aTaskIsScheduledAgainByItsWorker() {
    queue.scheduleIfAbsent("a", past);
    Claim claim = queue.claimDue(1, LONG).getFirst();

    assertThat(queue.reschedule(claim, past)).isTrue();

    assertThat(tasks(queue.claimDue(1, LONG))).containsExactly("a");
  }

  @Test
  void whatIsBroughtForwardWhileSomeoneWorksOnItIsDueOnceMore() {
    for (boolean isDone : new boolean[] {true, false}) {
      String task = "done-" + isDone;
      queue.scheduleIfAbsent(task, past);
      Claim claim = queue.claimDue(1, LONG).getFirst();

      queue.bringForward(task, past);
      assertThat(isDone ? queue.acknowledge(claim) : queue.reschedule(claim, future)).isTrue();

      Claim again = queue.claimDue(1, LONG).getFirst();
      assertThat(again.task()).isEqualTo(task);
      queue.acknowledge(again);
    }
  }

  @Test
  void operatorsSeeHowLateItIs() {
    queue.scheduleIfAbsent("late", past);
    queue.scheduleIfAbsent("later", future);

    QueueState state = queue.states().getFirst();
    assertThat(state.length()).isEqualTo(2);
    assertThat(state.inFlight()).isZero();
    assertThat(state.oldestAgeMs()).isBetween(10_000L, 60_000L);

    queue.claimDue(1, LONG);
    assertThat(queue.states().getFirst().length()).isEqualTo(1);
    assertThat(queue.states().getFirst().inFlight()).isEqualTo(1);
    assertThat(queue.states().getFirst().oldestAgeMs()).isZero();
  }

  @Test
  void aRedisThatForgotEverythingTakesTheSameTasksAgain() {
    try (PrivateRedis own = TestEngines.startPrivateRedis();
        TestRedis connection = new TestRedis(own.address())) {
      DelayQueue emptied = queueOn(connection);
      emptied.scheduleIfAbsent("a", past);
      Claim inHand = emptied.claimDue(1, LONG).getFirst();

      connection.redisson.getKeys().flushall();

      assertThat(emptied.acknowledge(inHand)).isFalse();
      assertThat(emptied.scheduleIfAbsent("a", past)).isEqualTo(Offer.ACCEPTED);
      assertThat(tasks(emptied.claimDue(1, LONG))).containsExactly("a");
    }
  }

  @Test
  void withRedisAwayNothingIsAcceptedAndNothingThrows() {
    try (PrivateRedis own = TestEngines.startPrivateRedis();
        TestRedis connection = new TestRedis(own.address())) {
      DelayQueue away = queueOn(connection);
      away.scheduleIfAbsent("before", past);
      own.kill();

      assertThat(away.scheduleIfAbsent("a", past)).isEqualTo(Offer.UNAVAILABLE);
      assertThat(away.bringForward("a", past)).isEqualTo(Offer.UNAVAILABLE);
      assertThat(away.claimDue(1, LONG)).isEmpty();
      assertThat(away.states()).isEmpty();

      own.startEmpty();
      Awaitility.await().until(() -> away.scheduleIfAbsent("a", past) == Offer.ACCEPTED);
    }
  }

  private Claim untilClaimed() {
    return Awaitility.await()
        .until(() -> queue.claimDue(1, LONG), claims -> !claims.isEmpty())
        .getFirst();
  }

  private static DelayQueue queueOn(TestRedis connection) {
    return new DelayQueue("test-" + UUID.randomUUID(), connection.redisson, connection.guard);
  }

  private static List<String> tasks(List<Claim> claims) {
    return claims.stream().map(Claim::task).toList();
  }
}
