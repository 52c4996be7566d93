package io.adpay.withdraw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.withdraw.testing.Answer;
import io.adpay.withdraw.testing.RunningWithdrawService;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

class WithdrawServiceIT extends RunningWithdrawService {

  @Test
  void itIsHealthyByItsDatabase() {
    assertThat(get("", "/actuator/health").text("status")).isEqualTo("UP");
  }

  @Test
  void nobodyButServicesMayAskForItsChecksAndQueues() {
    assertThat(get(SUITE.serviceToken(), "/internal/check").status()).isEqualTo(200);
    assertThat(get(SUITE.operatorToken("operator"), "/internal/check").status()).isEqualTo(403);
    assertThat(get("", "/internal/queues").status()).isEqualTo(401);
  }

  @Test
  void rolesMayWhatIsTheirs() {
    String traffic = SUITE.trafficToken(newOwner());
    String merchant = SUITE.token("merchant-1001", 1001L, "MERCHANT");
    String operator = SUITE.operatorToken("operator");

    assertThat(get("", "/api/v1/withdrawals").status()).isEqualTo(401);
    assertThat(get(merchant, "/api/v1/withdrawals").status()).isEqualTo(403);
    assertThat(get(operator, "/api/v1/withdrawals").status()).isEqualTo(403);
    assertThat(get(traffic, "/api/v1/ops/withdrawals").status()).isEqualTo(403);
    assertThat(
            post(traffic, "/api/v1/ops/withdrawals/1234567890123456789/approve", "", Map.of())
                .status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234567890123456789", "1", "words", "99999999999999999999"})
  void whatIsNotThereIsNotFound(String number) {
    Answer answer = get(SUITE.trafficToken(newOwner()), "/api/v1/withdrawals/" + number);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.text("code")).isEqualTo("not_found");
  }

  @Test
  void theInterfaceDescribesItself() {
    Answer description = get("", "/v3/api-docs");

    assertThat(description.text("openapi")).startsWith("3.1");
    assertThat(description.body().get("paths").propertyNames())
        .containsExactlyInAnyOrder(
            "/api/v1/withdrawals",
            "/api/v1/withdrawals/{withdrawalNo}",
            "/api/v1/ops/withdrawals",
            "/api/v1/ops/withdrawals/{withdrawalNo}/approve",
            "/api/v1/ops/withdrawals/{withdrawalNo}/reject");
    assertThat(description.body().toString()).doesNotContain("FREEZING", "REFUSED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE outbox",
        "DELETE FROM withdrawal",
        "UPDATE withdrawal_review SET reason = 'Another'",
        "DELETE FROM withdrawal_review"
      })
  void theApplicationMayOnlyWhatItWasGranted(String statement) {
    assertThatThrownBy(() -> jdbc.sql(statement).update())
        .isInstanceOf(DataAccessException.class)
        .rootCause()
        .hasMessageContaining("denied");
  }
}
