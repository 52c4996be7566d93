package io.adpay.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.gateway.fakes.RawCall;
import io.adpay.gateway.fakes.Surroundings;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsIT {

  private static final int USUAL = 64 * 1024;
  private static final int SETTLEMENTS = 1024 * 1024;
  private static final Surroundings SUITE = new Surroundings();

  @BeforeAll
  static void start() {
    SUITE.start("adpay.gateway.upstream.silence=700ms");
  }

  @AfterAll
  static void stop() {
    SUITE.close();
  }

  @BeforeEach
  void forget() {
    SUITE.reset();
  }

  static Stream<BodyPublisher> bodiesOf(int bytes) {
    byte[] body = new byte[bytes];
    return Stream.of(
        BodyPublishers.ofByteArray(body),
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
  }

  @Test
  void aBodyMayBeAsLongAsItsLimit() throws Exception {
    for (BodyPublisher body : bodiesOf(USUAL).toList()) {
      HttpResponse<String> answer =
          send(SUITE.to("/api/v1/orders", SUITE.identity.merchant()).POST(body));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(SUITE.order.last().body()).hasSize(USUAL);
    }
  }

  @Test
  void aLongerBodyIsRefusedWithOrWithoutItsLength() throws Exception {
    for (BodyPublisher body : bodiesOf(USUAL + 1).toList()) {
      HttpResponse<String> answer =
          send(SUITE.to("/api/v1/orders", SUITE.identity.merchant()).POST(body));

      assertProblem(answer, 413, "payload_too_large");
    }
    for (BodyPublisher body : bodiesOf(USUAL + 1).toList()) {
      assertProblem(
          send(SUITE.to("/callbacks/alipay/notify").POST(body)), 413, "payload_too_large");
    }
    assertNobodyWasAsked();
  }

  @Test
  void aSettlementMayBeLonger() throws Exception {
    String platform = SUITE.identity.token("platform", null, "PLATFORM");
    for (BodyPublisher body : bodiesOf(SETTLEMENTS).toList()) {
      HttpResponse<String> answer = send(SUITE.to("/api/v1/settlements", platform).POST(body));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(SUITE.wallet.last().body()).hasSize(SETTLEMENTS);
    }
    for (BodyPublisher body : bodiesOf(SETTLEMENTS + 1).toList()) {
      assertProblem(
          send(SUITE.to("/api/v1/settlements", platform).POST(body)), 413, "payload_too_large");
    }
  }

  @Test
  void theBodyOfAStrangerIsNotRead() throws Exception {
    for (BodyPublisher body : bodiesOf(USUAL + 1).toList()) {
      assertProblem(send(SUITE.to("/api/v1/orders").POST(body)), 401, "unauthorized");
    }
  }

  @Test
  void aServiceThatIsDownIsUnavailable() throws Exception {
    try (var suite = new Surroundings()) {
      String nobodyListens = "http://127.0.0.1:1";
      suite.start("adpay.services.order=" + nobodyListens);

      HttpResponse<String> answer =
          suite.http.send(
              suite.to("/api/v1/orders", suite.identity.merchant()).GET().build(),
              BodyHandlers.ofString());

      assertProblem(answer, 503, "dependency_unavailable");
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    }
  }

  @Test
  void aServiceThatFallsSilentIsUnavailableAndIsNotAskedTwice() throws Exception {
    var end = new CountDownLatch(1);
    SUITE.order.answering(
        "/api/v1/orders",
        _ -> {
          try {
            var _ = end.await(20, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });

    HttpResponse<String> answer =
        send(
            SUITE
                .to("/api/v1/orders", SUITE.identity.merchant())
                .POST(BodyPublishers.ofString("{}")));
    end.countDown();

    assertProblem(answer, 503, "dependency_unavailable");
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(SUITE.order.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NONSENSE\r\n\r\n",
        "GET /api/v1/orders HTTP/9.9\r\nHost: x\r\n\r\n",
        "GET /api/v1/orders|x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /api/v1/orders HTTP/1.1\r\nConnection: close\r\n\r\n",
        "POST /callbacks/x HTTP/1.0\r\nContent-Length: 9\r\nTransfer-Encoding: gzip\r\n\r\n",
        "POST /callbacks/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n\r\n",
        "POST /callbacks/x HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        "POST /callbacks/x HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
        "GET /callbacks/x;jsessionid=1/%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
      })
  void malformedHttpLearnsNothingOfTheInside(String call) throws Exception {
    String answer = RawCall.send(SUITE.port(), call);

    assertThat(answer).matches("(?s)HTTP/1\\.1 (400|404|505).*");
    assertThat(answer)
        .doesNotContainIgnoringCase("tomcat")
        .doesNotContainIgnoringCase("exception")
        .doesNotContain("org.apache")
        .doesNotContain("org.springframework")
        .doesNotContain("Server:");
    assertNobodyWasAsked();
  }

  @Test
  void whoeverIsTooFastWaitsAndTheOthersDoNot() throws Exception {
    try (var suite = new Surroundings()) {
      suite.start(
          "adpay.gateway.rate-limit.per-client=3", "adpay.gateway.rate-limit.per-address=3");
      String fast = suite.identity.merchant();
      String other = suite.identity.token("merchant-1002", "1002", "MERCHANT");

      HttpResponse<String> refused = null;
      for (int call = 0; call < 100 && refused == null; call++) {
        HttpResponse<String> answer =
            suite.http.send(
                suite.to("/api/v1/orders", fast).GET().build(), BodyHandlers.ofString());
        refused = answer.statusCode() == 200 ? null : answer;
      }

      assertThat(refused).isNotNull();
      assertProblem(refused, 429, "too_many_requests");
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(
              suite
                  .http
                  .send(suite.to("/api/v1/orders", other).GET().build(), BodyHandlers.ofString())
                  .statusCode())
          .isEqualTo(200);
      assertThat(
              suite
                  .http
                  .send(suite.to("/callbacks/alipay/return").GET().build(), BodyHandlers.ofString())
                  .statusCode())
          .isEqualTo(200);
    }
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return SUITE.http.send(request.build(), BodyHandlers.ofString());
  }

  private static void assertNobodyWasAsked() {
    assertThat(SUITE.services()).allSatisfy(service -> assertThat(service.requests()).isEmpty());
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
  }
}
