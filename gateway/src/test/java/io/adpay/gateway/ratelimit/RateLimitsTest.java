package io.adpay.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

  private final AtomicLong nanos = new AtomicLong(1_000_000_000L);
  private final RateLimits limits =
      new RateLimits(new RateLimitProperties(5, 2, 100), new SettableTime(nanos));

  @Test
  void aSecondsWorthPassesAtOnceAndThenTheRate() {
    assertThat(passedOf("merchant-1001", 20)).isEqualTo(5);

    pass(Duration.ofMillis(200));
    assertThat(passedOf("merchant-1001", 20)).isEqualTo(1);

    pass(Duration.ofSeconds(60));
    assertThat(passedOf("merchant-1001", 20)).isEqualTo(5);
  }

  @Test
  void whoeverWaitsIsToldHowLong() {
    passedOf("merchant-1001", 5);

    assertThat(limits.waitOfClient("merchant-1001")).isEqualTo(Duration.ofMillis(200));
  }

  @Test
  void oneClientTakesNothingFromAnother() {
    passedOf("merchant-1001", 20);

    assertThat(passedOf("merchant-1002", 20)).isEqualTo(5);
  }

  @Test
  void anAddressIsNoClientEvenOfTheSameName() {
    passedOf("10.0.0.1", 20);

    assertThat(limits.waitOfAddress("10.0.0.1")).isZero();
    assertThat(limits.waitOfAddress("10.0.0.1")).isZero();
    assertThat(limits.waitOfAddress("10.0.0.1")).isPositive();
  }

  private long passedOf(String client, int calls) {
    return IntStream.range(0, calls).filter(_ -> limits.waitOfClient(client).isZero()).count();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private record SettableTime(AtomicLong nanos) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      return nanos.get();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
