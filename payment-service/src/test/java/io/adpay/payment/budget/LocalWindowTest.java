package io.adpay.payment.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LocalWindowTest {

  private final AtomicLong nanos = new AtomicLong();
  private final LocalWindow window =
      new LocalWindow(
          BudgetPropertiesTest.bind(Map.of("adpay.budget.limit", 100, "adpay.budget.nodes", 1)),
          nanos::get);

  @Test
  void noMoreThanTheLimitPassesInAnySlidingWindow() {
    assertThat(takeAll(CallKind.PAY)).isEqualTo(100);
    advance(999);
    assertThat(takeAll(CallKind.PAY)).isZero();
    advance(1);
    assertThat(takeAll(CallKind.PAY)).isEqualTo(100);
  }

  @Test
  void aNodeTakesItsPartAlone() {
    var part =
        new LocalWindow(
            BudgetPropertiesTest.bind(Map.of("adpay.budget.limit", 100, "adpay.budget.nodes", 4)),
            nanos::get);
    int granted = 0;
    while (part.take(CallKind.PAY).isZero()) {
      granted++;
    }
    assertThat(granted).isEqualTo(25);
  }

  @Test
  void shareThatIsWantedIsKeptFree() {
    takeAll(CallKind.PAY);
    advance(900);
    assertThat(window.take(CallKind.QUERY)).isPositive();
    advance(100);

    // Queries were refused a moment ago: their 25 are theirs, however many payments come.
    assertThat(takeAll(CallKind.PAY)).isEqualTo(75);
    assertThat(takeAll(CallKind.QUERY)).isEqualTo(25);
  }

  @Test
  void idleShareGoesToTheMoreUrgent() {
    takeAll(CallKind.BILL);
    advance(900);
    window.take(CallKind.PAY);
    advance(100);

    assertThat(takeAll(CallKind.BILL)).isEqualTo(2);
    assertThat(takeAll(CallKind.PAY)).isEqualTo(98);
  }

  @Test
  void wantThatIsOverReservesNothing() {
    takeAll(CallKind.PAY);
    window.take(CallKind.QUERY);
    advance(1000);

    assertThat(takeAll(CallKind.PAY)).isEqualTo(100);
  }

  @Test
  void whatRedisGrantedCounts() {
    for (int i = 0; i < 40; i++) {
      window.note(CallKind.PAY);
    }
    assertThat(takeAll(CallKind.PAY)).isEqualTo(60);
  }

  @Test
  void redisWindowIsLeftAloneUntilOwnGrantsHaveLeftIt() {
    assertThat(window.untilSharedAgain()).isZero();
    window.take(CallKind.PAY);
    assertThat(window.untilSharedAgain()).isEqualTo(Duration.ofSeconds(1));
    advance(1000);
    assertThat(window.untilSharedAgain()).isZero();
  }

  @Test
  void nobodyCallsWhileItCools() {
    window.coolDown();
    assertThat(window.take(CallKind.PAY)).isEqualTo(Duration.ofMillis(300));
    advance(300);
    assertThat(window.take(CallKind.PAY)).isZero();
  }

  private int takeAll(CallKind kind) {
    int granted = 0;
    while (window.take(kind).isZero()) {
      granted++;
    }
    return granted;
  }

  private void advance(long millis) {
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
