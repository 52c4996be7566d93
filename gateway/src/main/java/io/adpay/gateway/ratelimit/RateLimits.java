package io.adpay.gateway.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * One bucket of tokens for each client: it holds a second's worth and fills up evenly. A bucket
 * that nobody asked for a while is full again, so forgetting it gives nothing away.
 */
final class RateLimits {

  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);
  private static final Duration PERIOD = Duration.ofSeconds(1);

  private final Cache<String, Bucket> buckets;
  private final RateLimitProperties limits;
  private final TimeMeter time;

  RateLimits(RateLimitProperties limits, TimeMeter time) {
    this.limits = limits;
    this.time = time;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(limits.clients())
            .expireAfterAccess(FORGOTTEN_AFTER)
            .build();
  }

  /** Takes a token of a caller who showed who it is; how long to wait for one, or zero. */
  Duration waitOfClient(String subject) {
    return waitOf("client " + subject, limits.perClient());
  }

  /** Takes a token of an address that calls without a token. */
  Duration waitOfAddress(String address) {
    return waitOf("address " + address, limits.perAddress());
  }

  private Duration waitOf(String name, int perSecond) {
    Bucket bucket = buckets.get(name, _ -> filledBy(perSecond));
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
  }

  private Bucket filledBy(int perSecond) {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, PERIOD))
        .withCustomTimePrecision(time)
        .build();
  }
}
