package io.adpay.common.idempotency;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How requests with a key are remembered.
 *
 * @param claim for how long a run is believed to be alive; longer than any request takes
 * @param retention for how long an answer is repeated, at least 24 hours
 * @param pruning how often what is older is deleted
 */
@Validated
@ConfigurationProperties("adpay.idempotency")
public record IdempotencyProperties(
    @NotNull @DefaultValue("30s") Duration claim,
    @NotNull @DefaultValue("48h") Duration retention,
    @NotNull @DefaultValue("10m") Duration pruning) {

  public IdempotencyProperties {
    if (retention.compareTo(Duration.ofHours(24)) < 0) {
      throw new IllegalArgumentException("answers are kept for at least 24 hours");
    }
  }
}
