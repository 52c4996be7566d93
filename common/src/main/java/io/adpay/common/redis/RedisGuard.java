package io.adpay.common.redis;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.redisson.client.RedisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets work go on when Redis does not answer. What failed is counted under {@code
 * adpay.redis.bypassed}; after a few failures Redis is left alone for a moment, so that nobody
 * waits for a time-out on every step.
 */
public final class RedisGuard {

  private static final Logger log = LoggerFactory.getLogger(RedisGuard.class);
  private static final int WINDOW = 4;

  private final CircuitBreaker breaker;
  private final MeterRegistry meters;

  public RedisGuard(Duration pause, MeterRegistry meters) {
    this.breaker =
        CircuitBreaker.of(
            "redis",
            CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(2)
                .failureRateThreshold(50)
                .waitDurationInOpenState(pause)
                .permittedNumberOfCallsInHalfOpenState(1)
                .recordExceptions(RedisException.class)
                .build());
    this.meters = meters;
  }

  /**
   * What Redis says, or nothing where it does not answer.
   *
   * @param what a short name of the step, for the counter
   */
  public <T> Optional<T> attempt(String what, Supplier<T> step) {
    try {
      return Optional.of(breaker.executeSupplier(step));
    } catch (CallNotPermittedException leftAlone) {
      bypassed(what);
      return Optional.empty();
    } catch (RedisException e) {
      bypassed(what);
      log.warn("Redis did not serve {}: {}", what, e.getMessage());
      return Optional.empty();
    }
  }

  /** Does the step where Redis answers, and tells whether it did. */
  public boolean tryRun(String what, Runnable step) {
    return attempt(
            what,
            () -> {
              step.run();
              return true;
            })
        .isPresent();
  }

  /** Whether Redis served lately, or nothing speaks against asking it. */
  public boolean isAvailable() {
    return breaker.getState() != CircuitBreaker.State.OPEN;
  }

  private void bypassed(String what) {
    meters.counter("adpay.redis.bypassed", "step", what).increment();
  }
}
