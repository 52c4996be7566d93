package io.adpay.common.servicecall;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the services live, and how long one waits for another.
 *
 * @param connectTimeout for the connection alone
 * @param readTimeout for the whole answer; longer than any service takes over a batch of events
 */
@Validated
@ConfigurationProperties("adpay.services")
public record ServicesProperties(
    @NotNull URI order,
    @NotNull URI payment,
    @NotNull URI wallet,
    @NotNull URI withdraw,
    @NotNull @DefaultValue("1s") Duration connectTimeout,
    @NotNull @DefaultValue("20s") Duration readTimeout) {

  /** The base address of a service. */
  public URI addressOf(SuiteService service) {
    return switch (service) {
      case ORDER -> order;
      case PAYMENT -> payment;
      case WALLET -> wallet;
      case WITHDRAW -> withdraw;
    };
  }
}
