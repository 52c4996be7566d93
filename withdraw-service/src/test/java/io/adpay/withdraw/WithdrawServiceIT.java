package io.adpay.withdraw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.engines.TestDatabase;
import io.adpay.engines.TestEngines;
import java.net.URI;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
    classes = WithdrawService.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class WithdrawServiceIT {

  private static final IssuerDouble ISSUER = new IssuerDouble();
  private static final TestDatabase DATABASE = TestEngines.freshDatabase("withdraw");

  @LocalServerPort private int port;
  @Autowired private JdbcClient jdbc;

  @DynamicPropertySource
  static void engines(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", DATABASE::url);
    registry.add("spring.datasource.username", DATABASE::user);
    registry.add("spring.datasource.password", DATABASE::password);
    registry.add("spring.flyway.user", DATABASE::ownerUser);
    registry.add("spring.flyway.password", DATABASE::ownerPassword);
    registry.add("adpay.identity.issuer", () -> IssuerDouble.ISSUER);
    registry.add("adpay.identity.jwks-uri", () -> ISSUER.address() + "/jwks");
    registry.add("adpay.identity.token-uri", () -> ISSUER.address() + "/token");
    registry.add("adpay.identity.client-id", () -> "withdraw-service");
    registry.add("adpay.identity.client-secret", () -> "secret");
    for (String service : new String[] {"order", "payment", "wallet", "withdraw"}) {
      registry.add("adpay.services." + service, ISSUER::address);
    }
  }

  @Test
  void itIsHealthyByItsDatabase() {
    assertThat(get("/actuator/health", _ -> {}).getBody().get("status").asString()).isEqualTo("UP");
  }

  @Test
  void servicesMayAskForItsChecksAndQueues() {
    JsonNode checks = get("/internal/check", WithdrawServiceIT::asService).getBody();

    assertThat(checks.valueStream())
        .singleElement()
        .satisfies(
            check -> {
              assertThat(check.get("name").asString()).isEqualTo("outbox_is_young");
              assertThat(check.get("ok").asBoolean()).isTrue();
            });
    assertThat(get("/internal/queues", WithdrawServiceIT::asService).getBody().isArray()).isTrue();
  }

  @Test
  void nobodyElseMay() {
    assertThat(get("/internal/check", asUser("OPERATOR")).getStatusCode().value()).isEqualTo(403);
    assertThat(get("/internal/queues", _ -> {}).getStatusCode().value()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/withdrawals", "/api/v1/withdrawals/1234567890123456789"})
  void whatIsNotThereIsNotFound(String path) {
    ResponseEntity<JsonNode> answer = get(path, asUser("TRAFFIC"));

    assertThat(answer.getStatusCode().value()).isEqualTo(404);
    assertThat(answer.getHeaders().getContentType()).hasToString("application/problem+json");
    assertThat(answer.getBody().get("code").asString()).isEqualTo("not_found");
  }

  @Test
  void theInterfaceDescribesItself() {
    assertThat(get("/v3/api-docs", _ -> {}).getBody().get("openapi").asString()).startsWith("3.1");
  }

  @Test
  void theApplicationMayOnlyWhatItWasGranted() {
    assertThat(jdbc.sql("SELECT COUNT(*) FROM outbox").query(Long.class).single()).isNotNegative();
    assertThatThrownBy(() -> jdbc.sql("DROP TABLE outbox").update())
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .hasMessageContaining("denied");
  }

  private static void asService(HttpHeaders headers) {
    headers.setBearerAuth(ISSUER.serviceToken());
  }

  private static Consumer<HttpHeaders> asUser(String role) {
    return headers -> headers.setBearerAuth(ISSUER.token(2001, role));
  }

  private ResponseEntity<JsonNode> get(String path, Consumer<HttpHeaders> headers) {
    return RestClient.builder()
        .defaultStatusHandler(HttpStatusCode::isError, (_, _) -> {})
        .build()
        .get()
        .uri(URI.create("http://127.0.0.1:" + port + path))
        .headers(headers)
        .retrieve()
        .toEntity(JsonNode.class);
  }
}
