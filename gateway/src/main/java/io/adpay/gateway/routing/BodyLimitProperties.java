package io.adpay.gateway.routing;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How large a request's body may be.
 *
 * @param usual for every path but the ones named here
 * @param settlements for a batch of ad charges
 */
@Validated
@ConfigurationProperties("adpay.gateway.body-limit")
record BodyLimitProperties(
    @NotNull @DefaultValue("64KB") DataSize usual,
    @NotNull @DefaultValue("1MB") DataSize settlements) {

  private static final String SETTLEMENTS = "/api/v1/settlements";

  int bytesFor(String path) {
    boolean isSettlement = path.equals(SETTLEMENTS) || path.startsWith(SETTLEMENTS + "/");
    return Math.toIntExact((isSettlement ? settlements : usual).toBytes());
  }
}
