package io.adpay.withdraw.testing;

import static org.awaitility.Awaitility.await;

import io.adpay.common.ordernumber.NumberGenerator;
import io.adpay.engines.TestDatabase;
import io.adpay.engines.TestEngines;
import io.adpay.withdraw.WithdrawService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.core.ConditionFactory;
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
 * The service as it runs, on a real database of its own, amid a played suite. All test classes
 * share one; each test has traffic owners of its own.
 */
@SpringBootTest(
    classes = WithdrawService.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "adpay.review.approved-by-rule-up-to=100000",
      "adpay.review.two-operators-from=50000000",
      "adpay.withdrawals.freezing-grace=10m",
      "adpay.upkeep.poll=20ms",
      "adpay.upkeep.lease=5s",
      "adpay.upkeep.first-retry=50ms",
      "adpay.upkeep.slowest-retry=200ms",
      "adpay.outbox.poll=50ms",
      "adpay.services.read-timeout=3s"
    })
public abstract class RunningWithdrawService {

  /** What a rule approves, in fen. */
  protected static final long SMALL = 5_000;

  /** What one operator has to approve, in fen. */
  protected static final long LARGE = 100_001;

  /** What two operators have to approve, in fen. */
  protected static final long HUGE = 50_000_000;

  protected static final SuiteDouble SUITE = new SuiteDouble();

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final AtomicLong UIDS = new AtomicLong(700_000);
  private static final TestDatabase DATABASE = TestEngines.freshDatabase("withdraw");

  @LocalServerPort private int port;
  @Autowired protected NumberGenerator numbers;
  @Autowired protected JdbcClient jdbc;

  @DynamicPropertySource
  static void suite(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", DATABASE::url);
    registry.add("spring.datasource.username", DATABASE::user);
    registry.add("spring.datasource.password", DATABASE::password);
    registry.add("spring.flyway.user", DATABASE::ownerUser);
    registry.add("spring.flyway.password", DATABASE::ownerPassword);
    registry.add("adpay.identity.issuer", SUITE::address);
    registry.add("adpay.identity.jwks-uri", () -> SUITE.address() + "/oauth2/jwks");
    registry.add("adpay.identity.token-uri", () -> SUITE.address() + "/oauth2/token");
    registry.add("adpay.identity.client-id", () -> "withdraw-service");
    registry.add("adpay.identity.client-secret", () -> "secret");
    for (String service : List.of("order", "payment", "wallet", "withdraw")) {
      registry.add("adpay.services." + service, SUITE::address);
    }
  }

  protected static ConditionFactory eventually() {
    return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20));
  }

  /** A traffic owner whom no other test knows. */
  protected static long newOwner() {
    return UIDS.incrementAndGet();
  }

  protected static String newKey() {
    return UUID.randomUUID().toString();
  }

  // ---------------------------------------------------------------- calls

  protected static String body(long fen, String channel) {
    return """
    {"amount":%d,"channel":"%s","payee":{"account":"13812345678","name":"张三"}}
    """
        .formatted(fen, channel);
  }

  protected Answer request(long uid, long fen) {
    return request(uid, newKey(), body(fen, "ALIPAY"));
  }

  protected Answer request(long uid, String key, String body) {
    return post(
        SUITE.trafficToken(uid), "/api/v1/withdrawals", body, Map.of("Idempotency-Key", key));
  }

  /** Asks for a withdrawal that is granted, and gives its number. */
  protected long requested(long uid, long fen) {
    Answer answer = request(uid, fen);
    if (answer.status() != 201) {
      throw new AssertionError("the withdrawal was not granted: " + answer);
    }
    return answer.withdrawalNo();
  }

  protected Answer withdrawal(long uid, long withdrawalNo) {
    return get(SUITE.trafficToken(uid), "/api/v1/withdrawals/" + withdrawalNo);
  }

  protected Answer approve(String operator, long withdrawalNo) {
    return post(
        SUITE.operatorToken(operator),
        "/api/v1/ops/withdrawals/" + withdrawalNo + "/approve",
        "",
        Map.of());
  }

  protected Answer reject(String operator, long withdrawalNo) {
    return post(
        SUITE.operatorToken(operator),
        "/api/v1/ops/withdrawals/" + withdrawalNo + "/reject",
        "{\"reason\":\"Looks odd\"}",
        Map.of());
  }

  /** Tells the service a fact about a payout, and gives the outcome that it answers. */
  protected String tell(String type, long withdrawalNo, String fields) {
    String body =
        """
        [{"id":1,"type":"%s","key":"%d","traceId":"0","payload":{"withdrawalNo":%d,%s}}]
        """
            .formatted(type, withdrawalNo, withdrawalNo, fields);
    return post(SUITE.serviceToken(), "/internal/events", body, Map.of())
        .body()
        .get(0)
        .get("outcome")
        .asString();
  }

  protected String payoutSucceeded(long withdrawalNo, String transferNo) {
    return tell(
        "PayoutSucceeded",
        withdrawalNo,
        "\"channelTransferNo\":\"%s\",\"paidAt\":\"2026-11-24T12:00:00.123Z\""
            .formatted(transferNo));
  }

  protected String payeeAwaited(long withdrawalNo, String confirmation) {
    return tell(
        "PayoutAwaitsPayee", withdrawalNo, "\"confirmation\":\"%s\"".formatted(confirmation));
  }

  protected String payoutFailed(long withdrawalNo) {
    return tell("PayoutFailed", withdrawalNo, "\"failureCode\":\"PAYEE_NOT_EXIST\"");
  }

  protected Answer get(String token, String path) {
    return send("GET", token, path, null, Map.of());
  }

  protected Answer post(String token, String path, String body, Map<String, String> headers) {
    return send("POST", token, path, body, headers);
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

  // ---------------------------------------------------------------- rows

  /** The database as its owner sees it. */
  protected static JdbcClient owner() {
    return JdbcClient.create(
        new DriverManagerDataSource(
            DATABASE.url(), DATABASE.ownerUser(), DATABASE.ownerPassword()));
  }

  /** Changes rows as nobody but their owner may, and against the schema's own rules. */
  protected static void plant(String sql) {
    try (var connection =
            DriverManager.getConnection(
                DATABASE.url(), DATABASE.ownerUser(), DATABASE.ownerPassword());
        var statement = connection.createStatement()) {
      statement.execute("SET SESSION check_constraint_checks = 0");
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  protected String stage(long withdrawalNo) {
    return jdbc.sql("SELECT stage FROM withdrawal WHERE withdrawal_no = ?")
        .param(withdrawalNo)
        .query(String.class)
        .single();
  }

  protected void becomes(long withdrawalNo, String stage) {
    eventually().until(() -> stage(withdrawalNo).equals(stage));
  }

  /** Waits until payment-service has the payout. */
  protected void isTaken(long withdrawalNo) {
    eventually()
        .until(
            () ->
                jdbc.sql(
                            """
                            SELECT COUNT(*) FROM withdrawal
                             WHERE withdrawal_no = ? AND payout_taken_at IS NOT NULL
                            """)
                        .param(withdrawalNo)
                        .query(Integer.class)
                        .single()
                    == 1);
  }

  /** How many facts the service ever wrote down about a withdrawal. */
  protected int outboxRows(long withdrawalNo) {
    return jdbc.sql("SELECT COUNT(*) FROM outbox WHERE business_key = ?")
        .param(Long.toString(withdrawalNo))
        .query(Integer.class)
        .single();
  }
}
