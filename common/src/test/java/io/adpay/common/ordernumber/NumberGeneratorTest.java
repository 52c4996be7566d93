package io.adpay.common.ordernumber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.common.testing.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class NumberGeneratorTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final SettableClock clock = new SettableClock(NOW);

  @Test
  void numbersOfManyThreadsAreUniqueAndCarryTheGene() throws Exception {
    NumberGenerator numbers = generator(Clock.systemUTC(), _ -> 3);
    Set<Long> made = ConcurrentHashMap.newKeySet();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int thread = 0; thread < 16; thread++) {
        long uid = 1001L + thread;
        var _ =
            threads.submit(
                () -> {
                  for (int i = 0; i < 5_000; i++) {
                    long number = numbers.next(uid);
                    assertThat(ShardGene.ofNumber(number)).isEqualTo(ShardGene.ofUid(uid));
                    made.add(number);
                  }
                });
      }
    }

    assertThat(made).hasSize(16 * 5_000);
    assertThat(made).allMatch(number -> NumberLayout.nodeOf(number) == 32 + 3);
  }

  @Test
  void numbersOfOneNodeGrow() {
    clock.tickAtEachLook(Duration.ofMillis(1));
    NumberGenerator numbers = generator(clock, _ -> 0);
    long last = 0;
    for (int i = 0; i < 1_000; i++) {
      long next = numbers.next(1001);
      assertThat(next >>> NumberLayout.SEQUENCE_SHIFT).isGreaterThan(last);
      last = next >>> NumberLayout.SEQUENCE_SHIFT;
    }
  }

  @Test
  void aMillisecondHasSixtyFourNumbersAndNotOneMore() {
    NumberGenerator numbers = generator(clock, _ -> 0);
    Set<Long> made = new HashSet<>();
    for (int i = 0; i < NumberLayout.SEQUENCES; i++) {
      made.add(numbers.next(1001) >>> NumberLayout.SEQUENCE_SHIFT);
    }

    assertThat(made).hasSize(NumberLayout.SEQUENCES);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> numbers.next(1001))
          .isInstanceOf(NumbersUnavailable.class)
          .hasMessageContaining("stands still");
    }
    clock.move(Duration.ofMillis(1));
    long next = numbers.next(1001);
    assertThat(NumberLayout.madeAt(next)).isEqualTo(NOW.plusMillis(1));
    assertThat(NumberLayout.nodeOf(next)).isEqualTo(32);
  }

  @Test
  void aSmallStepBackIsWaitedOut() {
    NumberGenerator numbers = generator(clock, _ -> 0);
    long before = numbers.next(1001);
    clock.move(Duration.ofMillis(-80));
    clock.tickAtEachLook(Duration.ofMillis(1));

    long after = numbers.next(1001);

    assertThat(after).isGreaterThan(before);
    assertThat(NumberLayout.madeAt(after)).isAfterOrEqualTo(NOW);
  }

  @Test
  void aLargeStepBackIsRefusedUntilTheClockHasCaughtUp() {
    NumberGenerator numbers = generator(clock, _ -> 0);
    long before = numbers.next(1001);
    clock.move(Duration.ofMinutes(-1));

    assertThatThrownBy(() -> numbers.next(1001))
        .isInstanceOf(NumbersUnavailable.class)
        .hasMessageContaining("stepped back");

    clock.move(Duration.ofMinutes(1).plusMillis(1));
    assertThat(numbers.next(1001)).isGreaterThan(before);
  }

  @Test
  void withoutALeaseNoNumberIsMade() {
    NumberGenerator numbers =
        generator(
            clock,
            _ -> {
              throw new NumbersUnavailable("no lease");
            });

    assertThatThrownBy(() -> numbers.next(1001)).isInstanceOf(NumbersUnavailable.class);
  }

  @Test
  void aLeapThatTheLeaseRefusesLeavesNoTrace() {
    Instant covered = NOW.plusSeconds(30);
    NumberGenerator numbers =
        generator(
            clock,
            millis -> {
              if (millis > covered.toEpochMilli()) {
                throw new NumbersUnavailable("beyond the lease");
              }
              return 0;
            });
    long before = numbers.next(1001);
    clock.move(Duration.ofDays(3650));
    assertThatThrownBy(() -> numbers.next(1001)).isInstanceOf(NumbersUnavailable.class);

    clock.set(NOW.plusSeconds(1));

    assertThat(numbers.next(1001)).isGreaterThan(before);
  }

  private static NumberGenerator generator(Clock clock, NodeLease lease) {
    return new NumberGenerator(
        NumberIssuer.PAYMENT, lease, clock, RandomGenerator.getDefault(), PATIENCE);
  }
}
