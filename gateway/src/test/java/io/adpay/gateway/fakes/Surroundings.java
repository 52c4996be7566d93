package io.adpay.gateway.fakes;

import io.adpay.gateway.Gateway;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A gateway as it runs in production, on a free port, with fakes for everything around it. */
public final class Surroundings implements AutoCloseable {

  public final FakeService order = new FakeService("order");
  public final FakeService payment = new FakeService("payment");
  public final FakeService wallet = new FakeService("wallet");
  public final FakeService withdraw = new FakeService("withdraw");
  public final FakeIdentityProvider identity = new FakeIdentityProvider();
  public final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private @Nullable ConfigurableApplicationContext gateway;

  /** Starts the gateway; the settings override production's. */
  public Surroundings start(String... settings) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("server.port", "0");
    properties.put("server.address", "127.0.0.1");
    properties.put("management.server.port", "0");
    properties.put("adpay.services.order", order.address());
    properties.put("adpay.services.payment", payment.address());
    properties.put("adpay.services.wallet", wallet.address());
    properties.put("adpay.services.withdraw", withdraw.address());
    properties.put("adpay.identity.issuer", FakeIdentityProvider.ISSUER);
    properties.put("adpay.identity.jwks-uri", identity.jwksUri());
    properties.put("adpay.identity.token-uri", identity.tokenUri());
    properties.put("adpay.identity.client-id", "gateway");
    properties.put("adpay.identity.client-secret", "secret");
    properties.put("adpay.gateway.rate-limit.per-client", "100000");
    properties.put("adpay.gateway.rate-limit.per-address", "100000");
    for (String setting : settings) {
      String[] pair = setting.split("=", 2);
      properties.put(pair[0], pair[1]);
    }
    gateway =
        new SpringApplicationBuilder(Gateway.class)
            .run(
                properties.entrySet().stream()
                    .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                    .toArray(String[]::new));
    return this;
  }

  public int port() {
    if (!(gateway instanceof ServletWebServerApplicationContext context)) {
      throw new IllegalStateException("the gateway does not run");
    }
    return context.getWebServer().getPort();
  }

  public URI at(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  /** A request without a token. */
  public HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(30));
  }

  /** A request with that token. */
  public HttpRequest.Builder to(String path, String token) {
    return to(path).header("Authorization", "Bearer " + token);
  }

  public List<FakeService> services() {
    return List.of(order, payment, wallet, withdraw);
  }

  /** Makes the services forget what earlier tests did. */
  public void reset() {
    services().forEach(FakeService::reset);
  }

  @Override
  public void close() {
    if (gateway != null) {
      gateway.close();
    }
    http.close();
    services().forEach(FakeService::close);
    identity.close();
  }
}
