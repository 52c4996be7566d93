package io.adpay.payment.suite;

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
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plays the identity provider, order-service and wallet-service, over real HTTP. */
public final class FakeSuite {

  /** An event that another service has received. */
  public record Event(String type, String key, JsonNode payload) {}

  /** What another service answers. */
  public record Answer(int status, String body) {

    /** As every service refuses. */
    public static Answer problem(int status, String code) {
      return new Answer(
          status,
          """
          {"type":"about:blank","title":"No","status":%d,"detail":"No.","code":"%s","traceId":"0"}
          """
              .formatted(status, code));
    }
  }

  /** An operator has not frozen the wallet. */
  public static final Answer OPEN = new Answer(200, "{\"uid\":2001,\"status\":\"OPEN\"}");

  /** An operator has frozen it. */
  public static final Answer FROZEN = new Answer(200, "{\"uid\":2001,\"status\":\"FROZEN\"}");

  /** The wallet sets money aside. */
  public static final Answer HELD = new Answer(200, "{\"outcome\":\"HELD\"}");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final RSAKey key;
  private final HttpServer server;
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final Map<Long, LongFunction<Answer>> begins = new ConcurrentHashMap<>();
  private final Map<Long, Long> owners = new ConcurrentHashMap<>();
  private final Map<Long, Long> amounts = new ConcurrentHashMap<>();
  private final Map<Long, List<Long>> attempts = new ConcurrentHashMap<>();
  private final Map<Long, Long> credits = new ConcurrentHashMap<>();
  private final List<JsonNode> holds = new CopyOnWriteArrayList<>();
  private final Map<Long, Answer> standings = new ConcurrentHashMap<>();
  private volatile Answer held = HELD;

  /** Starts them on a free port of this machine. */
  public FakeSuite() {
    try {
      key = new RSAKeyGenerator(2048).keyID("test").generate();
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::serve);
    server.start();
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** A token as the identity provider gives it. */
  public String token(@Nullable Long uid, String... roles) {
    try {
      var claims =
          new JWTClaimsSet.Builder()
              .issuer(address())
              .subject("test")
              .claim("roles", List.of(roles))
              .expirationTime(Date.from(Instant.now().plusSeconds(3600)));
      if (uid != null) {
        claims.claim("uid", Long.toString(uid));
      }
      var token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(), claims.build());
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An order that order-service has and that can be paid. */
  public void order(long orderNo, long uid, long fen) {
    owners.put(orderNo, uid);
    amounts.put(orderNo, fen);
  }

  /** What order-service says to a payment of that order that wants to begin. */
  public void onBegin(long orderNo, LongFunction<Answer> answer) {
    begins.put(orderNo, answer);
  }

  /** The order's money is in the wallet, and that payment has brought it. */
  public void credited(long orderNo, long paymentNo) {
    credits.put(orderNo, paymentNo);
  }

  /** What the wallet says from now on to the wish that money is set aside. */
  public void onHold(Answer answer) {
    held = answer;
  }

  /** What the wallet says from now on to the question how that user's stands. */
  public void onStanding(long uid, Answer answer) {
    standings.put(uid, answer);
  }

  /** How often the wallet was asked to set money aside for that number. */
  public long holds(long reference) {
    return holds.stream().filter(hold -> hold.get("reference").asLong() == reference).count();
  }

  /** The payments of the order that it has let begin. */
  public List<Long> attempts(long orderNo) {
    return attempts.getOrDefault(orderNo, List.of());
  }

  /** The events of that type about that order. */
  public List<Event> events(String type, long orderNo) {
    return events.stream()
        .filter(e -> e.type().equals(type) && e.key().equals(Long.toString(orderNo)))
        .toList();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String query = String.valueOf(exchange.getRequestURI().getQuery());
      Answer answer = answer(path, query, body);
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private Answer answer(String path, String query, String body) {
    if (path.equals("/oauth2/jwks")) {
      return new Answer(200, new JWKSet(key.toPublicJWK()).toString());
    }
    if (path.equals("/oauth2/token")) {
      return new Answer(
          200, "{\"access_token\":\"%s\",\"expires_in\":3600}".formatted(token(null, "SERVICE")));
    }
    if (path.equals("/internal/events")) {
      return received(JSON.readTree(body));
    }
    if (path.startsWith("/internal/orders/") && path.endsWith("/payment-attempts")) {
      return begin(Long.parseLong(path.split("/", -1)[3]), JSON.readTree(body));
    }
    if (path.startsWith("/internal/orders/") && path.endsWith("/credit")) {
      return credit(Long.parseLong(path.split("/", -1)[3]), query);
    }
    if (path.equals("/internal/holds")) {
      holds.add(JSON.readTree(body));
      return held;
    }
    if (path.startsWith("/internal/wallets/") && path.endsWith("/standing")) {
      return standings.getOrDefault(Long.parseLong(path.split("/", -1)[3]), OPEN);
    }
    if (path.startsWith("/api/v1/orders/")) {
      return owners.containsKey(Long.parseLong(path.substring(15)))
          ? new Answer(200, "{}")
          : Answer.problem(404, "not_found");
    }
    return Answer.problem(404, "not_found");
  }

  private Answer credit(long orderNo, String query) {
    Long uid = owners.get(orderNo);
    if (uid == null || !query.equals("uid=" + uid)) {
      return Answer.problem(404, "not_found");
    }
    Long paymentNo = credits.get(orderNo);
    return paymentNo == null
        ? Answer.problem(409, "invalid_state")
        : new Answer(
            200,
            """
            {"orderNo":%d,"uid":%d,"paymentNo":%d,"fen":%d,"creditedAt":"2026-11-24T00:00:00.000Z"}
            """
                .formatted(orderNo, uid, paymentNo, amounts.get(orderNo)));
  }

  private Answer begin(long orderNo, JsonNode begin) {
    long paymentNo = begin.get("paymentNo").asLong();
    var scripted = begins.get(orderNo);
    if (scripted != null) {
      return scripted.apply(paymentNo);
    }
    Long uid = owners.get(orderNo);
    if (uid == null || uid != begin.get("uid").asLong()) {
      return Answer.problem(404, "not_found");
    }
    attempts.computeIfAbsent(orderNo, _ -> new CopyOnWriteArrayList<>()).add(paymentNo);
    return payable(orderNo, uid);
  }

  /** The order says yes. */
  public Answer payable(long orderNo, long uid) {
    return new Answer(
        200,
        """
        {"orderNo":%d,"uid":%d,"fen":%d,"currency":"CNY","subject":"Ads",
         "expiresAt":"2030-01-01T00:00:00.000Z"}
        """
            .formatted(orderNo, uid, amounts.getOrDefault(orderNo, 5000L)));
  }

  private Answer received(JsonNode batch) {
    List<String> receipts = new ArrayList<>();
    for (JsonNode event : batch) {
      events.add(
          new Event(
              event.get("type").asString(), event.get("key").asString(), event.get("payload")));
      receipts.add(
          "{\"id\":%d,\"outcome\":\"APPLIED\",\"detail\":\"\"}"
              .formatted(event.get("id").asLong()));
    }
    return new Answer(200, "[" + String.join(",", receipts) + "]");
  }
}
