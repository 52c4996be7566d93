package io.adpay.common.servicecall;

import io.adpay.common.identity.IdentityProperties;
import io.adpay.common.problem.Problem;
import io.adpay.common.problem.ProblemBody;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Clients for the other services. A refusal that names a problem (4xx) comes back as that {@link
 * Problem}; everything else that is not a success throws an exception of Spring's {@code
 * RestClientException} family, and what became of the call is then unknown. Which node of a service
 * is called is for {@link NodesInTurn} to say.
 */
public final class ServiceCalls {

  private final Map<SuiteService, RestClient> clients = new EnumMap<>(SuiteService.class);
  private final Map<SuiteService, RestClient> tokenless = new EnumMap<>(SuiteService.class);

  ServiceCalls(
      RestClient.Builder builder,
      ServiceNodes nodes,
      ServicesProperties services,
      IdentityProperties identity,
      Clock clock,
      JsonMapper json) {
    var http = HttpClient.newBuilder().connectTimeout(services.connectTimeout()).build();
    var factory = new JdkClientHttpRequestFactory(http);
    factory.setReadTimeout(services.readTimeout());
    var tokens =
        new ServiceTokens(builder.clone().requestFactory(factory).build(), identity, clock);
    for (SuiteService service : SuiteService.values()) {
      var someNode = new NodeInterceptor(nodes.of(service));
      // A name, not an address: the address is the node's.
      RestClient.Builder toTheService =
          builder
              .clone()
              .requestFactory(factory)
              .baseUrl("http://" + service.name().toLowerCase(Locale.ROOT));
      tokenless.put(service, toTheService.clone().requestInterceptor(someNode).build());
      clients.put(
          service,
          toTheService
              .requestInterceptor(new ServiceTokenInterceptor(tokens))
              .requestInterceptor(someNode)
              .defaultStatusHandler(
                  status -> status.is4xxClientError(),
                  (request, response) -> rethrow(request, response, json))
              .build());
    }
  }

  /** A client whose base address is that service's. */
  public RestClient to(SuiteService service) {
    return Objects.requireNonNull(clients.get(service));
  }

  /**
   * A client that shows no token of this service and takes no refusal for a problem: for what is
   * asked in the name of the one who called here.
   */
  public RestClient inTheCallersName(SuiteService service) {
    return Objects.requireNonNull(tokenless.get(service));
  }

  /** What a caller is told where another service did not answer: nothing is lost, try again. */
  public static Problem unreachable() {
    return Problem.unavailable(
        "dependency_unavailable",
        "A part of the system does not answer now.",
        Duration.ofSeconds(1));
  }

  private static void rethrow(HttpRequest request, ClientHttpResponse response, JsonMapper json)
      throws IOException {
    HttpStatus status = HttpStatus.valueOf(response.getStatusCode().value());
    if (status == HttpStatus.UNAUTHORIZED || status == HttpStatus.FORBIDDEN) {
      throw new ServiceCallRefused(request.getURI().getPath() + " answered " + status.value());
    }
    ProblemBody body;
    try {
      body = json.readValue(response.getBody(), ProblemBody.class);
    } catch (JacksonException e) {
      throw new ServiceCallRefused(request.getURI().getPath() + " answered " + status.value(), e);
    }
    throw Problem.of(status, body.code(), body.detail());
  }
}
