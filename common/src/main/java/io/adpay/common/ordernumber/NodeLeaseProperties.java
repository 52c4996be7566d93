package io.adpay.common.ordernumber;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How node ids are leased.
 *
 * @param duration how long a lease lasts without renewal
 * @param renewal how often it is renewed
 * @param clockPatience how far back a clock may step and still be waited for
 */
@Validated
@ConfigurationProperties("adpay.node-lease")
public record NodeLeaseProperties(
    @NotNull @DefaultValue("30s") Duration duration,
    @NotNull @DefaultValue("10s") Duration renewal,
    @NotNull @DefaultValue("2s") Duration clockPatience) {

  public NodeLeaseProperties {
    if (renewal.multipliedBy(2).compareTo(duration) >= 0) {
      throw new IllegalArgumentException("a lease must outlive two renewals");
    }
  }
}
