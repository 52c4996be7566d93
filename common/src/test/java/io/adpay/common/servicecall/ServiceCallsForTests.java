package io.adpay.common.servicecall;

import io.adpay.common.identity.IdentityProperties;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** Calls that all go to one server, which gives the tokens at {@code /token} too. */
public final class ServiceCallsForTests {

  private ServiceCallsForTests() {}

  public static ServiceCalls to(URI server) {
    return new ServiceCalls(
        RestClient.builder(),
        new ServicesProperties(
            server, server, server, server, Duration.ofSeconds(1), Duration.ofSeconds(5)),
        new IdentityProperties(
            "https://identity.test",
            server.resolve("/jwks"),
            server.resolve("/token"),
            "order-service",
            "secret"),
        Clock.systemUTC(),
        new JsonMapper());
  }
}
