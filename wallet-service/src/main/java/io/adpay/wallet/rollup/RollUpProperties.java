package io.adpay.wallet.rollup;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the platform's own accounts are summed up.
 *
 * @param period how long after one roll-up the next begins
 * @param lag how far the watermark stays behind
 * @param chunk how many entries are summed up in one transaction
 */
@Validated
@ConfigurationProperties("adpay.rollup")
public record RollUpProperties(
    @NotNull @DefaultValue("10s") Duration period,
    @NotNull @DefaultValue("10m") Duration lag,
    @Min(1) @Max(100_000) @DefaultValue("5000") int chunk) {

  /** The database refuses an entry whose transfer was numbered longer ago than this. */
  private static final Duration LATEST_ENTRY = Duration.ofMinutes(5);

  public RollUpProperties {
    if (lag.compareTo(LATEST_ENTRY) <= 0) {
      throw new IllegalArgumentException("the watermark must stay behind the latest entry");
    }
  }
}
