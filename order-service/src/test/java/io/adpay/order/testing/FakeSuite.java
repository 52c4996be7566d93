package io.adpay.order.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.adpay.common.contract.payment.PaymentsClosed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The issuer of tokens, payment-service and wallet-service in one HTTP server. It takes in every
 * fact, and says of an order's payments what the test told it to say.
 */
public final class FakeSuite {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A request to close the payments of an order. */
  public record CloseCall(long orderNo, JsonNode body) {}

  private final RSAKey key;
  private final HttpServer server;
  private final Queue<JsonNode> events = new ConcurrentLinkedQueue<>();
  private final Map<Long, Function<CloseCall, PaymentsClosed.Outcome>> closes =
      new ConcurrentHashMap<>();
  private final Queue<CloseCall> closeCalls = new ConcurrentLinkedQueue<>();

  private FakeSuite() throws IOException, JOSEException {
    key = new RSAKeyGenerator(2048).keyID("test").generate();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("fake-", 0).factory()));
    server.createContext("/oauth2/jwks", x -> answer(x, 200, new JWKSet(key).toString()));
    server.createContext(
        "/oauth2/token",
        x ->
            answer(
                x,
                200,
                "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":3600}"
                    .formatted(serviceToken())));
    server.createContext("/internal/events", this::takeEvents);
    server.createContext("/internal/orders/", this::closePayments);
    server.start();
  }

  /** Starts it on a free port; it ends with the JVM. */
  public static FakeSuite start() {
    try {
      return new FakeSuite();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where it listens, and whose tokens it issues. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** A merchant's token. */
  public String merchantToken(long uid) {
    return token(Long.toString(uid), "MERCHANT");
  }

  /** A token of some role without an order to its name. */
  public String tokenOf(String role) {
    return token("1", role);
  }

  /** Another service's token. */
  public String serviceToken() {
    return token(null, "SERVICE");
  }

  /** From now on, asked to close that order's payments, it answers so. */
  public void onClose(long orderNo, Function<CloseCall, PaymentsClosed.Outcome> answer) {
    closes.put(orderNo, answer);
  }

  /** How it was asked to close that order's payments. */
  public List<CloseCall> closeCalls(long orderNo) {
    return closeCalls.stream().filter(call -> call.orderNo() == orderNo).toList();
  }

  /** The facts of a type that it was told of a number. */
  public List<JsonNode> events(String type, long number) {
    return events.stream()
        .filter(event -> event.get("type").asString().equals(type))
        .filter(event -> event.get("key").asString().equals(Long.toString(number)))
        .toList();
  }

  private String token(@Nullable String uid, String role) {
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(address())
            .subject("test")
            .claim("roles", List.of(role))
            .expirationTime(Date.from(Instant.now().plusSeconds(3600)));
    if (uid != null) {
      claims.claim("uid", uid);
    }
    var jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
            claims.build());
    try {
      jwt.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return jwt.serialize();
  }

  private void takeEvents(HttpExchange exchange) throws IOException {
    JsonNode batch = JSON.readTree(exchange.getRequestBody());
    batch.forEach(events::add);
    var receipts =
        StreamSupport.stream(batch.spliterator(), false)
            .map(e -> Map.of("id", e.get("id").asLong(), "outcome", "APPLIED", "detail", ""))
            .toList();
    answer(exchange, 200, JSON.writeValueAsString(receipts));
  }

  private void closePayments(HttpExchange exchange) throws IOException {
    long orderNo =
        Long.parseLong(Path.of(exchange.getRequestURI().getPath()).getName(2).toString());
    var call = new CloseCall(orderNo, JSON.readTree(exchange.getRequestBody()));
    closeCalls.add(call);
    Function<CloseCall, PaymentsClosed.Outcome> scripted = closes.get(orderNo);
    if (scripted == null) {
      answer(exchange, 500, "{}");
      return;
    }
    answer(exchange, 200, JSON.writeValueAsString(new PaymentsClosed(scripted.apply(call))));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
