package io.adpay.common.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How facts are delivered.
 *
 * @param batch how many go out in one call
 * @param lease how long a batch on its way is left alone before someone else sends it again
 * @param poll how often is looked where no signal came
 * @param firstRetry how long after a first failure the next try follows; doubled each time
 * @param slowestRetry the longest wait between two tries
 * @param bound how old an undelivered fact may get before it counts as a breach
 * @param retention how long a delivered fact is kept for the record
 * @param receivers how many events of a received batch are handled at the same time
 */
@Validated
@ConfigurationProperties("adpay.outbox")
public record OutboxProperties(
    @Min(1) @Max(1000) @DefaultValue("100") int batch,
    @NotNull @DefaultValue("30s") Duration lease,
    @NotNull @DefaultValue("500ms") Duration poll,
    @NotNull @DefaultValue("250ms") Duration firstRetry,
    @NotNull @DefaultValue("10s") Duration slowestRetry,
    @NotNull @DefaultValue("5m") Duration bound,
    @NotNull @DefaultValue("7d") Duration retention,
    @Min(1) @Max(64) @DefaultValue("8") int receivers) {

  Duration backoff(int attempts) {
    long doubled = firstRetry.toMillis() << Math.clamp(attempts - 1L, 0, 20);
    return Duration.ofMillis(Math.min(doubled, slowestRetry.toMillis()));
  }
}
