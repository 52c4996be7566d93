package io.adpay.withdraw.testing;

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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The issuer of tokens, wallet-service and payment-service in one HTTP server. The wallet has
 * enough for everybody and payment-service takes every payout, unless a test tells them otherwise
 * for one traffic owner.
 */
public final class SuiteDouble {

  /** What a played service says, and after how long. */
  public record Reply(int status, String body, long delayMillis) {

    /** What wallet-service says to a hold. */
    public static Reply hold(String outcome) {
      return new Reply(200, "{\"outcome\":\"" + outcome + "\"}", 0);
    }

    /** What payment-service says once it has a payout. */
    public static Reply taken(JsonNode request) {
      return new Reply(200, "{\"withdrawalNo\":" + request.get("withdrawalNo").asLong() + "}", 0);
    }

    /** A refusal as services word it. */
    public static Reply problem(int status, String code) {
      return new Reply(
          status,
          """
          {"type":"about:blank","title":"No","status":%d,"detail":"No.","code":"%s","traceId":"0"}
          """
              .formatted(status, code),
          0);
    }

    /** The same, but late. */
    public Reply after(long millis) {
      return new Reply(status, body, millis);
    }
  }

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final RSAKey key;
  private final HttpServer server;
  private final Map<Long, Function<JsonNode, Reply>> wallets = new ConcurrentHashMap<>();
  private final Map<Long, Function<JsonNode, Reply>> payouts = new ConcurrentHashMap<>();
  private final List<JsonNode> holdCalls = new CopyOnWriteArrayList<>();
  private final List<JsonNode> payoutCalls = new CopyOnWriteArrayList<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();

  /** Starts it on a free port of this machine; it ends with the JVM. */
  public SuiteDouble() {
    try {
      key = new RSAKeyGenerator(2048).keyID("test").generate();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    server.createContext(
        "/oauth2/jwks",
        x -> answer(x, new Reply(200, new JWKSet(key.toPublicJWK()).toString(), 0)));
    server.createContext(
        "/oauth2/token",
        x ->
            answer(
                x,
                new Reply(
                    200,
                    "{\"access_token\":\"%s\",\"expires_in\":3600}".formatted(serviceToken()),
                    0)));
    server.createContext("/internal/holds", this::hold);
    server.createContext("/internal/payouts", this::payOut);
    server.createContext("/internal/events", this::takeEvents);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  /** Where it listens, and whose tokens it issues. */
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** From now on the wallet says so to that traffic owner's holds. */
  public void onHold(long uid, Function<JsonNode, Reply> wallet) {
    wallets.put(uid, wallet);
  }

  /** From now on payment-service says so to that traffic owner's payouts. */
  public void onPayout(long uid, Function<JsonNode, Reply> payment) {
    payouts.put(uid, payment);
  }

  /** How the wallet was asked for that traffic owner's money. */
  public List<JsonNode> holdCalls(long uid) {
    return holdCalls.stream().filter(call -> call.get("uid").asLong() == uid).toList();
  }

  /** How payment-service was asked to pay that traffic owner out. */
  public List<JsonNode> payoutCalls(long uid) {
    return payoutCalls.stream().filter(call -> call.get("uid").asLong() == uid).toList();
  }

  /** What the wallet was told about that withdrawal, in the order told. */
  public List<JsonNode> events(long withdrawalNo) {
    return events.stream()
        .filter(event -> event.get("key").asString().equals(Long.toString(withdrawalNo)))
        .toList();
  }

  /** A traffic owner's token. */
  public String trafficToken(long uid) {
    return token("traffic-" + uid, uid, "TRAFFIC");
  }

  /** An operator's token. */
  public String operatorToken(String name) {
    return token(name, null, "OPERATOR");
  }

  /** Another service's token. */
  public String serviceToken() {
    return token("payment-service", null, "SERVICE");
  }

  /** Any token. */
  public String token(String subject, @Nullable Long uid, String role) {
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(address())
            .subject(subject)
            .claim("roles", List.of(role))
            .expirationTime(Date.from(Instant.now().plusSeconds(3600)));
    if (uid != null) {
      claims.claim("uid", Long.toString(uid));
    }
    var token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
            claims.build());
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  private void hold(HttpExchange exchange) throws IOException {
    JsonNode call = body(exchange);
    holdCalls.add(call);
    answer(
        exchange,
        wallets.getOrDefault(call.get("uid").asLong(), _ -> Reply.hold("HELD")).apply(call));
  }

  private void payOut(HttpExchange exchange) throws IOException {
    JsonNode call = body(exchange);
    payoutCalls.add(call);
    answer(exchange, payouts.getOrDefault(call.get("uid").asLong(), Reply::taken).apply(call));
  }

  private void takeEvents(HttpExchange exchange) throws IOException {
    List<String> receipts = new ArrayList<>();
    for (JsonNode event : body(exchange)) {
      events.add(event);
      receipts.add(
          "{\"id\":%d,\"outcome\":\"APPLIED\",\"detail\":\"\"}"
              .formatted(event.get("id").asLong()));
    }
    answer(exchange, new Reply(200, "[" + String.join(",", receipts) + "]", 0));
  }

  private static JsonNode body(HttpExchange exchange) throws IOException {
    return JSON.readTree(exchange.getRequestBody());
  }

  private static void answer(HttpExchange exchange, Reply reply) throws IOException {
    try (exchange) {
      if (reply.delayMillis() > 0) {
        pause(reply.delayMillis());
      }
      byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(reply.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static void pause(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
