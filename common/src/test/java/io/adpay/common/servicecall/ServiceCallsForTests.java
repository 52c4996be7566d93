package io.adpay.common.servicecall;

import io.adpay.common.identity.IdentityProperties;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** Calls that all go to one server, which gives the tokens at {@code /token} too. */
public final class ServiceCallsForTests {

  private ServiceCallsForTests() {}

  public static ServiceCalls to(URI server) {
    return to(server, List.of(server));
  }

  /**
   * Calls that all go to the same nodes.
   *
   * @param issuer gives the tokens, at {@code /token}
   * @param nodes the nodes of every service
   */
  static ServiceCalls to(URI issuer, List<URI> nodes) {
    var services =
        new ServicesProperties(
            nodes, nodes, nodes, nodes, Duration.ofSeconds(1), Duration.ofSeconds(5));
    return new ServiceCalls(
        RestClient.builder(),
        new ServiceNodes(services, System::nanoTime),
        services,
        new IdentityProperties(
            "https://identity.test",
            issuer.resolve("/jwks"),
            issuer.resolve("/token"),
            "order-service",
            "secret"),
        Clock.systemUTC(),
        new JsonMapper());
  }
}
