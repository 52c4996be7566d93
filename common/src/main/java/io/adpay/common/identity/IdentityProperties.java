package io.adpay.common.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Whose tokens are believed, and how this service gets one of its own.
 *
 * @param issuer the {@code iss} that every token must carry
 * @param jwksUri where the issuer's public keys are
 * @param tokenUri where a service gets its token, by client credentials
 * @param clientId this service's own client
 * @param clientSecret that client's secret
 */
@Validated
@ConfigurationProperties("adpay.identity")
public record IdentityProperties(
    @NotBlank String issuer,
    @NotNull URI jwksUri,
    @NotNull URI tokenUri,
    @NotBlank String clientId,
    @NotBlank String clientSecret) {

  @Override
  public String toString() {
    return "IdentityProperties[issuer=" + issuer + ", clientId=" + clientId + "]";
  }
}
