package io.adpay.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.wallet.testing.RunningWalletService;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OperationsIT extends RunningWalletService {

  @Test
  void itIsHealthyByItsDatabase() {
    JsonNode health = getAnonymously("/actuator/health").getBody();

    assertThat(health.get("status").asString()).isEqualTo("UP");
  }

  @Test
  void itsMetricsAreThereToBeCollected() {
    assertThat(getAnonymously("/actuator/metrics").getStatusCode().value()).isEqualTo(200);
  }

  @Test
  void servicesMayAskForItsChecksAndQueues() {
    JsonNode checks = get("/internal/check", SUITE.serviceToken()).getBody();

    assertThat(checks.valueStream()).hasSize(12).allMatch(check -> check.get("ok").asBoolean());
    assertThat(get("/internal/queues", SUITE.serviceToken()).getBody().isArray()).isTrue();
  }

  @Test
  void nobodyElseMay() {
    assertThat(get("/internal/check", SUITE.token(1, "OPERATOR")).getStatusCode().value())
        .isEqualTo(403);
    assertThat(getAnonymously("/internal/queues").getStatusCode().value()).isEqualTo(401);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    var answer = get("/api/v1/wallets", SUITE.token(1, "MERCHANT"));

    assertThat(answer.getStatusCode().value()).isEqualTo(404);
    assertThat(answer.getBody().get("code").asString()).isEqualTo("not_found");
  }
}
