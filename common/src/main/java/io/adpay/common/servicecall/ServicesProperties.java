package io.adpay.common.servicecall;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the services live, each at the base addresses of all its nodes, and how long one waits for
 * another.
 *
 * @param connectTimeout for the connection to one node alone
 * @param readTimeout for the whole answer; longer than any service takes over a batch of events
 */
@Validated
@ConfigurationProperties("adpay.services")
public record ServicesProperties(
    @NotEmpty List<@NotNull URI> order,
    @NotEmpty List<@NotNull URI> payment,
    @NotEmpty List<@NotNull URI> wallet,
    @NotEmpty List<@NotNull URI> withdraw,
    @NotNull @DefaultValue("1s") Duration connectTimeout,
    @NotNull @DefaultValue("20s") Duration readTimeout) {

  /** The base addresses of a service's nodes. */
  List<URI> addressesOf(SuiteService service) {
    return switch (service) {
      case ORDER -> order;
      case PAYMENT -> payment;
      case WALLET -> wallet;
      case WITHDRAW -> withdraw;
    };
  }
}
