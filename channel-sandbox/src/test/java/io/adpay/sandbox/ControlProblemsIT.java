package io.adpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the control API answers to a request that makes no sense. */
class ControlProblemsIT {

  private final RunningSandbox sandbox = RunningSandbox.shared();

  @Test
  void everyProblemIsToldAsProblemDetails() {
    assertProblem(sandbox.get("/sandbox/trades/ALIPAY/none"), 404, "Not Found", "not_found");
    assertProblem(sandbox.get("/sandbox/trades/PAYPAL/none"), 404, "Not Found", "not_found");
    assertProblem(sandbox.pay("ALIPAY", "none", ""), 404, "Not Found", "not_found");
    assertProblem(sandbox.orderFaults("{"), 400, "Bad Request", "validation_failed");
  }

  @Test
  void wrongFieldsAreNamed() {
    HttpResponse<String> refused = sandbox.orderFaults("{\"errorRate\":2}");
    JsonNode problem = assertProblem(refused, 400, "Bad Request", "validation_failed");
    assertThat(problem.at("/errors/0/field").stringValue()).isEqualTo("errorRate");
  }

  private static JsonNode assertProblem(
      HttpResponse<String> answer, int status, String title, String code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = RunningSandbox.json(answer.body());
    assertThat(problem.path("type").stringValue()).isEqualTo("about:blank");
    assertThat(problem.path("title").stringValue()).isEqualTo(title);
    assertThat(problem.path("status").intValue()).isEqualTo(status);
    assertThat(problem.path("code").stringValue()).isEqualTo(code);
    assertThat(problem.path("detail").stringValue()).isNotBlank();
    return problem;
  }
}
