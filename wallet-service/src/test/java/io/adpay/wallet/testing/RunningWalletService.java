package io.adpay.wallet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.contract.wallet.RechargeRequested;
import io.adpay.engines.RedisAddress;
import io.adpay.engines.TestDatabase;
import io.adpay.engines.TestEngines;
import io.adpay.wallet.WalletService;
import io.adpay.wallet.account.PlatformAccount;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/** The whole service on a real database and a real Redis; the rest of the suite is a double. */
@SpringBootTest(
    classes = WalletService.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class RunningWalletService {

  /** What the platform keeps of a charge that doesn't say so itself: a tenth. */
  protected static final int USUAL_COMMISSION_BPS = 1_000;

  protected static final SuiteDouble SUITE = new SuiteDouble();

  private static final AtomicLong NEXT_UID = new AtomicLong(1_000_000);
  private static final String SOME_TIME = "2026-11-24T10:00:00.000Z";
  private static final AtomicLong NEXT_NO = new AtomicLong(1_200_000_000_000_000_000L);

  @LocalServerPort private int port;
  @Autowired protected JdbcClient jdbc;

  private static final TestDatabase DATABASE = TestEngines.freshDatabase("wallet");

  @DynamicPropertySource
  static void engines(DynamicPropertyRegistry registry) {
    register(registry, DATABASE, TestEngines.redis());
  }

  /** Tells a service where its database, its Redis and the others are. */
  public static void register(
      DynamicPropertyRegistry registry, TestDatabase database, RedisAddress redis) {
    registry.add("spring.datasource.url", database::url);
    registry.add("spring.datasource.username", database::user);
    registry.add("spring.datasource.password", database::password);
    registry.add("spring.flyway.user", database::ownerUser);
    registry.add("spring.flyway.password", database::ownerPassword);
    registry.add("adpay.redis.host", redis::host);
    registry.add("adpay.redis.port", redis::port);
    registry.add("adpay.settlement.commission-bps", () -> USUAL_COMMISSION_BPS);
    registerSuite(registry);
  }

  private static void registerSuite(DynamicPropertyRegistry registry) {
    registry.add("adpay.identity.issuer", () -> SuiteDouble.ISSUER);
    registry.add("adpay.identity.jwks-uri", () -> SUITE.address() + "/jwks");
    registry.add("adpay.identity.token-uri", () -> SUITE.address() + "/token");
    registry.add("adpay.identity.client-id", () -> "wallet-service");
    registry.add("adpay.identity.client-secret", () -> "secret");
    for (String service : new String[] {"order", "payment", "wallet", "withdraw"}) {
      registry.add("adpay.services." + service, SUITE::address);
    }
  }

  /** A uid that no other test uses. */
  protected static long freshUid() {
    return NEXT_UID.incrementAndGet();
  }

  /** A business number that no other test uses. */
  protected static long freshNo() {
    return NEXT_NO.incrementAndGet();
  }

  /** What a GET answers, whatever its status. */
  protected ResponseEntity<JsonNode> get(String path, String token) {
    return client()
        .get()
        .uri(address(path))
        .headers(h -> h.setBearerAuth(token))
        .retrieve()
        .toEntity(JsonNode.class);
  }

  /** What a POST answers, whatever its status. */
  protected ResponseEntity<JsonNode> post(String path, String token, Object body) {
    return client()
        .post()
        .uri(address(path))
        .headers(h -> h.setBearerAuth(token))
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .retrieve()
        .toEntity(JsonNode.class);
  }

  /** Tells a fact as another service would, and gives what became of it. */
  protected String tell(String type, long key, Object payload) {
    JsonNode receipts =
        post(
                "/internal/events",
                SUITE.serviceToken(),
                List.of(
                    Map.of(
                        "id",
                        1,
                        "type",
                        type,
                        "key",
                        Long.toString(key),
                        "traceId",
                        "0af7651916cd43dd8448eb211c80319c",
                        "payload",
                        payload)))
            .getBody();
    return receipts.get(0).get("outcome").asString();
  }

  /** Gives a user so much money. */
  protected void credit(long uid, long fen) {
    long orderNo = freshNo();
    assertThat(
            tell(
                RechargeRequested.TYPE,
                orderNo,
                new RechargeRequested(
                    orderNo, orderNo, uid, Channel.ALIPAY, fen, Instant.parse(SOME_TIME))))
        .isEqualTo("APPLIED");
  }

  /** Has an operator freeze a wallet. */
  protected void freezeWallet(long uid) {
    JsonNode frozen =
        post(
                "/api/v1/ops/wallets/" + uid + "/freeze",
                SUITE.token(1, "OPERATOR"),
                Map.of("reason", "a test"))
            .getBody();
    assertThat(frozen.get("status").asString()).isEqualTo("FROZEN");
  }

  /** The wallet as its owner sees it. */
  protected JsonNode wallet(long uid) {
    return get("/api/v1/wallet", SUITE.token(uid, "MERCHANT")).getBody();
  }

  protected long available(long uid) {
    return wallet(uid).get("available").asLong();
  }

  protected long frozen(long uid) {
    return wallet(uid).get("frozen").asLong();
  }

  /** The wallet's entries as its owner sees them, the oldest first, as type, bucket and amount. */
  protected List<String> entries(long uid) {
    return get("/api/v1/wallet/entries", SUITE.token(uid, "MERCHANT"))
        .getBody()
        .get("items")
        .valueStream()
        .map(
            entry ->
                entry.get("type").asString()
                    + " "
                    + entry.get("bucket").asString()
                    + " "
                    + entry.get("amount").asLong()
                    + " of "
                    + entry.get("reference").asString())
        .toList()
        .reversed();
  }

  /** What an account of the platform has gained by that transfer. */
  protected long gained(PlatformAccount account, String businessType, String no) {
    return jdbc.sql(
            """
            SELECT COALESCE(SUM(e.amount), 0) FROM wallet_entry e
              JOIN wallet_transfer t ON t.id = e.transfer_id
             WHERE t.biz_type = ? AND t.biz_no = ? AND e.account_id = ?
            """)
        .params(businessType, no, account.id())
        .query(Long.class)
        .single();
  }

  /** How much a book says of that number; nothing where it says nothing. */
  protected OptionalLong told(String book, long no) {
    JsonNode fact =
        get("/internal/check/facts/" + book + "/" + no, SUITE.serviceToken()).getBody().get("fact");
    return fact.isNull() ? OptionalLong.empty() : OptionalLong.of(fact.get("fen").asLong());
  }

  /** Starts all of it in the same moment, and waits for all. */
  protected static <T> List<T> atTheSameTime(List<Callable<T>> works) {
    CountDownLatch start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> running =
          works.stream()
              .map(
                  work ->
                      threads.submit(
                          () -> {
                            start.await();
                            return work.call();
                          }))
              .toList();
      start.countDown();
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get());
      }
      return results;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a GET without a token answers. */
  protected ResponseEntity<JsonNode> getAnonymously(String path) {
    return client().get().uri(address(path)).retrieve().toEntity(JsonNode.class);
  }

  /** The schema's owner at work. */
  protected static JdbcClient asOwner() {
    return JdbcClient.create(
        new DriverManagerDataSource(
            DATABASE.url(), DATABASE.ownerUser(), DATABASE.ownerPassword()));
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private RestClient client() {
    return RestClient.builder().defaultStatusHandler(HttpStatusCode::isError, (_, _) -> {}).build();
  }
}
