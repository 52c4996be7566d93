package io.adpay.order.testing;

import io.adpay.common.contract.order.BeginPayment;
import io.adpay.common.contract.order.PaymentSucceeded;
import io.adpay.common.contract.payment.Channel;
import io.adpay.common.contract.payment.Method;
import io.adpay.common.ordernumber.NumberGenerator;
import io.adpay.common.ordernumber.ShardGene;
import io.adpay.engines.TestDatabase;
import io.adpay.engines.TestEngines;
import io.adpay.order.OrderService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service as it runs, on a real database and Redis of its own, amid a faked suite. All test
 * classes share one; each test has merchants of its own.
 */
@SpringBootTest(
    classes = OrderService.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      // Tests run the expiry themselves.
      "adpay.expiry.sweep=1h",
      "adpay.order-cache.second-delete=300ms",
      "adpay.order-cache.poll=50ms",
      "adpay.order-cache.sweep=1h",
      "adpay.order-cache.sweep-back=2h"
    })
public abstract class RunningOrderService {

  protected static final FakeSuite SUITE = FakeSuite.start();

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final AtomicLong UIDS = new AtomicLong(500_000);
  private static final TestDatabase DATABASE = TestEngines.freshDatabase("order");

  @LocalServerPort private int port;

  @Autowired protected NumberGenerator numbers;

  @DynamicPropertySource
  static void suite(DynamicPropertyRegistry registry) {
    register(registry, DATABASE);
    registry.add("adpay.redis.host", () -> TestEngines.redis().host());
    registry.add("adpay.redis.port", () -> TestEngines.redis().port());
  }

  /** Registers a database and the faked suite under the names that the service reads. */
  protected static void register(DynamicPropertyRegistry registry, TestDatabase database) {
    registry.add("spring.datasource.url", database::url);
    registry.add("spring.datasource.username", database::user);
    registry.add("spring.datasource.password", database::password);
    registry.add("spring.flyway.user", database::ownerUser);
    registry.add("spring.flyway.password", database::ownerPassword);
    registry.add("adpay.identity.issuer", SUITE::address);
    registry.add("adpay.identity.jwks-uri", () -> SUITE.address() + "/oauth2/jwks");
    registry.add("adpay.identity.token-uri", () -> SUITE.address() + "/oauth2/token");
    registry.add("adpay.identity.client-id", () -> "order-service");
    registry.add("adpay.identity.client-secret", () -> "secret");
    for (String service : List.of("order", "payment", "wallet", "withdraw")) {
      registry.add("adpay.services." + service, SUITE::address);
    }
  }

  /** The database as its owner sees it, without the sharding layer. */
  protected static JdbcClient owner() {
    return JdbcClient.create(ownerDatabase());
  }

  /** Where the owner's connections come from. */
  protected static DataSource ownerDatabase() {
    return new DriverManagerDataSource(
        DATABASE.url(), DATABASE.ownerUser(), DATABASE.ownerPassword());
  }

  /** A merchant whom no other test knows. */
  protected static long newMerchant() {
    return UIDS.incrementAndGet();
  }

  /** A merchant whose rows lie in that table. */
  protected static long newMerchantIn(int table) {
    long uid = newMerchant();
    while (ShardGene.ofUid(uid).shardOf(4) != table) {
      uid = newMerchant();
    }
    return uid;
  }

  /** The number of the table that holds what belongs to that number. */
  protected static int tableOf(long number) {
    return ShardGene.ofNumber(number).shardOf(4);
  }

  protected static String newKey() {
    return UUID.randomUUID().toString();
  }

  // ---------------------------------------------------------------- calls

  protected Answer get(String token, String path) {
    return send("GET", token, path, null, Map.of());
  }

  protected Answer post(String token, String path, String body, Map<String, String> headers) {
    return send("POST", token, path, body, headers);
  }

  protected Answer place(long uid, long fen) {
    return place(uid, newKey(), "{\"amount\":%d,\"subject\":\"Recharge\"}".formatted(fen));
  }

  protected Answer place(long uid, String key, String body) {
    return post(SUITE.merchantToken(uid), "/api/v1/orders", body, Map.of("Idempotency-Key", key));
  }

  protected Answer order(long uid, long orderNo) {
    return get(SUITE.merchantToken(uid), "/api/v1/orders/" + orderNo);
  }

  protected Answer close(long uid, long orderNo) {
    return post(SUITE.merchantToken(uid), "/api/v1/orders/" + orderNo + "/close", "", Map.of());
  }

  protected Answer begin(long orderNo, BeginPayment begin) {
    return post(
        SUITE.serviceToken(),
        "/internal/orders/" + orderNo + "/payment-attempts",
        JSON.writeValueAsString(begin),
        Map.of());
  }

  /** Lets a payment of the order begin that stays open for half an hour, and gives its number. */
  protected long begun(long uid, long orderNo) {
    long paymentNo = numbers.next(uid);
    Answer answer = begin(orderNo, payment(uid, paymentNo, Instant.now().plus(HALF_AN_HOUR)));
    if (answer.status() != 200) {
      throw new AssertionError("the payment could not begin: " + answer);
    }
    return paymentNo;
  }

  protected static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  protected static BeginPayment payment(long uid, long paymentNo, Instant expiresAt) {
    return new BeginPayment(paymentNo, uid, Channel.ALIPAY, Method.QR, expiresAt);
  }

  protected static PaymentSucceeded success(long uid, long orderNo, long paymentNo, long fen) {
    return new PaymentSucceeded(
        orderNo, paymentNo, uid, Channel.ALIPAY, fen, "T" + paymentNo, Instant.now());
  }

  /** Tells the service a fact, and gives the outcome that it answers. */
  protected String tell(String type, long orderNo, Object payload) {
    String body =
        JSON.writeValueAsString(
            List.of(
                Map.of(
                    "id",
                    1,
                    "type",
                    type,
                    "key",
                    Long.toString(orderNo),
                    "traceId",
                    "0".repeat(32),
                    "payload",
                    payload)));
    Answer answer = post(SUITE.serviceToken(), "/internal/events", body, Map.of());
    return answer.body().get(0).get("outcome").asString();
  }

  protected String tell(PaymentSucceeded success) {
    return tell(PaymentSucceeded.TYPE, success.orderNo(), success);
  }

  /** How many facts of a type the service ever wrote down about an order. */
  protected static int outboxRows(String type, long orderNo) {
    return owner()
        .sql("SELECT COUNT(*) FROM outbox WHERE type = ? AND business_key = ?")
        .params(type, Long.toString(orderNo))
        .query(Integer.class)
        .single();
  }

  /** Moves an order's expiry into the past, as waiting would. */
  protected static void letExpire(long orderNo) {
    owner()
        .sql(
            "UPDATE t_order_%d SET expires_at = TIMESTAMPADD(SECOND, -1, UTC_TIMESTAMP(3))"
                    .formatted(tableOf(orderNo))
                + " WHERE order_no = ?")
        .param(orderNo)
        .update();
  }

  private Answer send(
      String method,
      String token,
      String path,
      @Nullable String body,
      Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    headers.forEach(request::header);
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      JsonNode json = response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
      return new Answer(response.statusCode(), response.headers(), json);
    } catch (IOException e) {
      throw new AssertionError("the service did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
