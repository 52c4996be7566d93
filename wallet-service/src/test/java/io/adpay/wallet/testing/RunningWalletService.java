package io.adpay.wallet.testing;

import io.adpay.engines.RedisAddress;
import io.adpay.engines.TestDatabase;
import io.adpay.engines.TestEngines;
import io.adpay.wallet.WalletService;
import java.net.URI;
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

  protected static final SuiteDouble SUITE = new SuiteDouble();

  private static final AtomicLong NEXT_UID = new AtomicLong(1_000_000);
  private static final AtomicLong NEXT_ORDER_NO = new AtomicLong(1_200_000_000_000_000_000L);

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

  /** An order number that no other test uses. */
  protected static long freshOrderNo() {
    return NEXT_ORDER_NO.incrementAndGet();
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
