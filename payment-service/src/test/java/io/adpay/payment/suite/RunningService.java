package io.adpay.payment.suite;

import static org.awaitility.Awaitility.await;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.ordernumber.NumberGenerator;
import io.adpay.engines.PrivateRedis;
import io.adpay.engines.TestDatabase;
import io.adpay.engines.TestEngines;
import io.adpay.payment.PaymentService;
import io.adpay.payment.payment.Payment;
import io.adpay.payment.payment.PaymentStatus;
import io.adpay.payment.payment.Payments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole service over real HTTP, on a schema and a Redis of its own, shared by all test classes
 * that extend this one. Both channels and order-service are played.
 */
@SpringBootTest(
    classes = {PaymentService.class, FakeChannels.class},
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "adpay.buffer.consumers=8",
      "adpay.buffer.backlog=30",
      "adpay.buffer.lease=3s",
      "adpay.buffer.poll=20ms",
      "adpay.buffer.sweep=200ms",
      "adpay.buffer.first-retry=100ms",
      "adpay.buffer.tries=3",
      "adpay.buffer.quarantine=4s",
      "adpay.tracking.poll=20ms",
      "adpay.tracking.sweep=200ms",
      "adpay.tracking.lease=5s",
      "adpay.callback.poll=50ms",
      "adpay.callback.retry=200ms",
      "adpay.callback.lease=3s",
      "adpay.callback.tries=3",
      "adpay.callback.quarantine=4s",
      "adpay.refunds.lease=3s",
      "adpay.refunds.poll=50ms",
      "adpay.refunds.hold-again=1s",
      "adpay.refunds.shortest=100ms",
      "adpay.refunds.longest=400ms",
      "adpay.refunds.alipay-gap=50ms",
      "adpay.refunds.wechat-gap=50ms",
      "adpay.refunds.tries=3",
      "adpay.refunds.quarantine=4s",
      "adpay.refunds.attempts=6",
      "adpay.refunds.settling=5s",
      "adpay.payouts.lease=3s",
      "adpay.payouts.poll=20ms",
      "adpay.payouts.shortest=100ms",
      "adpay.payouts.longest=300ms",
      "adpay.payouts.settling=1s",
      "adpay.payouts.tries=3",
      "adpay.payouts.quarantine=4s",
      "adpay.budget.nodes=1",
      "adpay.outbox.poll=50ms"
    })
public abstract class RunningService {

  /** A merchant. */
  protected static final long UID = 1001;

  /** What orders of these tests amount to, in fen. */
  protected static final long FEN = 5000;

  protected static final FakeSuite SUITE = new FakeSuite();
  protected static final PrivateRedis REDIS = TestEngines.startPrivateRedis();
  private static final TestDatabase DATABASE = TestEngines.freshDatabase("payment");
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @LocalServerPort private int port;
  @Autowired private NumberGenerator numbers;
  @Autowired protected Payments payments;
  @Autowired protected JdbcClient jdbc;

  @Autowired
  @Qualifier("alipay")
  protected FakeChannel alipay;

  @Autowired
  @Qualifier("wechat")
  protected FakeChannel wechat;

  /** An answer over HTTP. */
  public record Reply(int status, HttpResponse<String> raw) {

    public JsonNode json() {
      return JSON.readTree(raw.body());
    }

    public String code() {
      return json().get("code").asString();
    }

    public String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }
  }

  @DynamicPropertySource
  static void surroundings(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", DATABASE::url);
    registry.add("spring.datasource.username", DATABASE::user);
    registry.add("spring.datasource.password", DATABASE::password);
    registry.add("spring.flyway.user", DATABASE::ownerUser);
    registry.add("spring.flyway.password", DATABASE::ownerPassword);
    registry.add("adpay.redis.host", () -> REDIS.address().host());
    registry.add("adpay.redis.port", () -> REDIS.address().port());
    surroundingServices(registry);
  }

  /** Where the played services are. */
  public static void surroundingServices(DynamicPropertyRegistry registry) {
    registry.add("adpay.identity.issuer", SUITE::address);
    registry.add("adpay.identity.jwks-uri", () -> SUITE.address() + "/oauth2/jwks");
    registry.add("adpay.identity.token-uri", () -> SUITE.address() + "/oauth2/token");
    registry.add("adpay.identity.client-id", () -> "payment-service");
    registry.add("adpay.identity.client-secret", () -> "secret");
    for (String service : new String[] {"order", "payment", "wallet", "withdraw"}) {
      registry.add("adpay.services." + service, SUITE::address);
    }
  }

  @BeforeEach
  void channelsBehave() {
    alipay.behave();
    wechat.behave();
    SUITE.onHold(FakeSuite.HELD);
  }

  protected static ConditionFactory eventually() {
    return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20));
  }

  /** Places an order of the usual amount. */
  protected long order() {
    long orderNo = numbers.next(UID);
    SUITE.order(orderNo, UID, FEN);
    return orderNo;
  }

  /** Another business number, of nothing in particular. */
  protected long number() {
    return numbers.next(UID);
  }

  protected Reply start(long orderNo, Channel channel, String method) {
    return start(orderNo, channel, method, UUID.randomUUID().toString(), Map.of());
  }

  protected Reply start(
      long orderNo, Channel channel, String method, String key, Map<String, String> headers) {
    return start(
        orderNo, "{\"channel\":\"%s\",\"method\":\"%s\"}".formatted(channel, method), key, headers);
  }

  protected Reply start(long orderNo, String body, String key, Map<String, String> headers) {
    HttpRequest.Builder request =
        request("/api/v1/orders/" + orderNo + "/payments", SUITE.token(UID, "MERCHANT"))
            .POST(BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    headers.forEach(request::header);
    return send(request);
  }

  /** Starts a payment that is ready, and gives its number. */
  protected long pending(long orderNo, Channel channel, String method) {
    Reply reply = start(orderNo, channel, method);
    if (reply.status() != 201) {
      throw new AssertionError(reply.raw().body());
    }
    return reply.json().get("paymentNo").asLong();
  }

  /** Has a payment succeed with that much, and gives its number. */
  protected long paid(long orderNo, Channel channel, long fen) {
    long paymentNo = pending(orderNo, channel, "QR");
    fake(channel).put(paymentNo, FakeChannel.State.PAID, fen);
    ask(paymentNo);
    becomes(paymentNo, PaymentStatus.SUCCEEDED);
    return paymentNo;
  }

  /** Has the order paid and credited by a payment, and gives the payment's number. */
  protected long credited(long orderNo, Channel channel) {
    long paymentNo = paid(orderNo, channel, FEN);
    judge(orderNo, paymentNo, "CREDITED");
    SUITE.credited(orderNo, paymentNo);
    return paymentNo;
  }

  /** Tells what the order's row says of a payment, and gives the outcome. */
  protected String judge(long orderNo, long paymentNo, String disposition) {
    return internal(
            "/internal/events",
            """
            [{"id":1,"type":"PaymentJudged","key":"%d","traceId":"0",
              "payload":{"orderNo":%d,"paymentNo":%d,"disposition":"%s"}}]
            """
                .formatted(orderNo, orderNo, paymentNo, disposition))
        .json()
        .get(0)
        .get("outcome")
        .asString();
  }

  protected FakeChannel fake(Channel channel) {
    return switch (channel) {
      case ALIPAY -> alipay;
      case WECHAT -> wechat;
    };
  }

  protected Reply refund(long orderNo, long fen) {
    return refund(orderNo, fen, UUID.randomUUID().toString());
  }

  protected Reply refund(long orderNo, long fen, String key) {
    return post(
        "/api/v1/orders/" + orderNo + "/refunds",
        "{\"amount\":%d,\"reason\":\"Not as agreed\"}".formatted(fen),
        key);
  }

  /** Asks for a refund that is taken, and gives its number. */
  protected long refunding(long orderNo, long fen) {
    Reply reply = refund(orderNo, fen);
    if (reply.status() != 202) {
      throw new AssertionError(reply.raw().body());
    }
    return reply.json().get("refundNo").asLong();
  }

  protected String refundStatus(long refundNo) {
    return get("/api/v1/refunds/" + refundNo).json().get("status").asString();
  }

  protected void refundBecomes(long refundNo, String status) {
    eventually().until(() -> refundStatus(refundNo).equals(status));
  }

  /** What the check finds about one invariant. */
  protected String detail(String invariant) {
    return get("/internal/check", SUITE.token(null, "SERVICE"))
        .json()
        .valueStream()
        .filter(result -> result.get("name").asString().equals(invariant))
        .map(result -> result.get("detail").asString())
        .findFirst()
        .orElseThrow();
  }

  /** Why operators were told of a task. */
  protected List<String> deadLetters(long no) {
    return jdbc.sql("SELECT queue FROM dead_letter WHERE task = ?")
        .param(Long.toString(no))
        .query(String.class)
        .list();
  }

  /** Posts as the merchant; without a key where it is empty. */
  protected Reply post(String path, String body, String key) {
    HttpRequest.Builder request =
        request(path, SUITE.token(UID, "MERCHANT"))
            .POST(BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    return send(request);
  }

  protected Reply get(String path) {
    return get(path, SUITE.token(UID, "MERCHANT"));
  }

  protected Reply get(String path, String token) {
    return send(request(path, token).GET());
  }

  protected Reply internal(String path, String body) {
    return postAs(SUITE.token(null, "SERVICE"), path, body);
  }

  protected Reply postAs(String token, String path, String body) {
    return send(
        request(path, token)
            .POST(BodyPublishers.ofString(body))
            .header("Content-Type", "application/json"));
  }

  /** What a channel sends us. */
  protected Reply callback(String channel, String body) {
    return send(
        HttpRequest.newBuilder(uri("/callbacks/" + channel)).POST(BodyPublishers.ofString(body)));
  }

  /** A browser that does not follow redirects. */
  protected Reply browse(String path) {
    return send(HttpRequest.newBuilder(uri(path)).GET());
  }

  private HttpRequest.Builder request(String path, String token) {
    return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token);
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  protected static Reply send(HttpRequest.Builder request) {
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Reply(response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  protected Payment payment(long paymentNo) {
    return payments.findByPaymentNo(paymentNo).orElseThrow();
  }

  protected void becomes(long paymentNo, PaymentStatus status) {
    eventually().until(() -> payment(paymentNo).status() == status);
  }

  /** Changes rows as nobody but their owner may. */
  protected static void plant(String sql) {
    try (var connection =
            DriverManager.getConnection(
                DATABASE.url(), DATABASE.ownerUser(), DATABASE.ownerPassword());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Makes the payment's time be over, and the question about it due. */
  protected static void expire(long paymentNo) {
    plant(
        "UPDATE payment SET expires_at = UTC_TIMESTAMP(3), next_query_at = UTC_TIMESTAMP(3)"
            + " WHERE payment_no = "
            + paymentNo);
  }

  /** Makes the question about the payment due. */
  protected static void ask(long paymentNo) {
    plant("UPDATE payment SET next_query_at = UTC_TIMESTAMP(3) WHERE payment_no = " + paymentNo);
  }
}
