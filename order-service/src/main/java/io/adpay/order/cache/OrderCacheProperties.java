package io.adpay.order.cache;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How orders are cached.
 *
 * @param timeToLive for how long an order is kept that nobody changes; the longest that a reader
 *     can see an old value when everything else fails
 * @param secondDelete how long after a change its key is deleted once more; longer than a reader
 *     takes from its read of the database to its write to Redis
 * @param poll how often is looked for keys that are due
 * @param batch how many keys are taken at once
 * @param lease how long a taken key is left to its worker
 * @param sweep how often the database is asked for changes whose deletes may have got lost
 * @param sweepBack how far back such a sweep looks; more than two sweeps, and the skew of clocks
 */
@Validated
@ConfigurationProperties("adpay.order-cache")
record OrderCacheProperties(
    @NotNull @DefaultValue("5m") Duration timeToLive,
    @NotNull @DefaultValue("1s") Duration secondDelete,
    @NotNull @DefaultValue("200ms") Duration poll,
    @Min(1) @Max(1000) @DefaultValue("200") int batch,
    @NotNull @DefaultValue("10s") Duration lease,
    @NotNull @DefaultValue("5s") Duration sweep,
    @NotNull @DefaultValue("30s") Duration sweepBack) {

  OrderCacheProperties {
    if (sweepBack.compareTo(sweep.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException("a sweep must look back over two of its periods");
    }
  }
}
