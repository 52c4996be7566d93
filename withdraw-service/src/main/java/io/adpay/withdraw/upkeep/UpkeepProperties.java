package io.adpay.withdraw.upkeep;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How steps are taken that nobody waits for.
 *
 * @param workers how many steps this node takes at once
 * @param poll how often is looked where no bell rang
 * @param lease how long a step may take before another node begins it again; longer than its call
 * @param firstRetry how long after a first try without an answer the next one follows; doubled each
 *     time
 * @param slowestRetry the longest wait between two tries
 */
@Validated
@ConfigurationProperties("adpay.upkeep")
record UpkeepProperties(
    @Min(1) @Max(64) @DefaultValue("8") int workers,
    @NotNull @DurationMin(millis = 1) @DefaultValue("1s") Duration poll,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("1m") Duration lease,
    @NotNull @DurationMin(millis = 1) @DefaultValue("1s") Duration firstRetry,
    @NotNull @DurationMin(millis = 1) @DefaultValue("1m") Duration slowestRetry) {

  private static final int MOST_DOUBLINGS = 20;

  /** The wait after so many tries. */
  Duration pauseAfter(int tries) {
    Duration doubled = firstRetry.multipliedBy(1L << Math.clamp(tries - 1L, 0, MOST_DOUBLINGS));
    return doubled.compareTo(slowestRetry) < 0 ? doubled : slowestRetry;
  }
}
