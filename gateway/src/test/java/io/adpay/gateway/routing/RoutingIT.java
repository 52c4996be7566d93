package io.adpay.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.gateway.fakes.FakeService;
import io.adpay.gateway.fakes.FakeService.Seen;
import io.adpay.gateway.fakes.RawCall;
import io.adpay.gateway.fakes.Surroundings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingIT {

  private static final Surroundings SUITE = new Surroundings();

  @BeforeAll
  static void start() {
    SUITE.start();
  }

  @AfterAll
  static void stop() {
    SUITE.close();
  }

  @BeforeEach
  void forget() {
    SUITE.reset();
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/api/v1/orders,MERCHANT,order",
    "GET,/api/v1/orders,MERCHANT,order",
    "GET,/api/v1/orders/1234567890123456789,MERCHANT,order",
    "POST,/api/v1/orders/1234567890123456789/close,MERCHANT,order",
    "POST,/api/v1/orders/1234567890123456789/payments,MERCHANT,payment",
    "GET,/api/v1/orders/1234567890123456789/payments,MERCHANT,payment",
    "POST,/api/v1/orders/1234567890123456789/refunds,MERCHANT,payment",
    "GET,/api/v1/payments/1234567890123456789,MERCHANT,payment",
    "GET,/api/v1/refunds/1234567890123456789,MERCHANT,payment",
    "GET,/api/v1/wallet,MERCHANT,wallet",
    "GET,/api/v1/wallet,TRAFFIC,wallet",
    "GET,/api/v1/wallet/entries,TRAFFIC,wallet",
    "POST,/api/v1/settlements,PLATFORM,wallet",
    "POST,/api/v1/withdrawals,TRAFFIC,withdraw",
    "GET,/api/v1/withdrawals/1234567890123456789,TRAFFIC,withdraw",
    "GET,/api/v1/ops/withdrawals,OPERATOR,withdraw",
    "POST,/api/v1/ops/withdrawals/1234567890123456789/approve,OPERATOR,withdraw",
    "GET,/api/v1/ops/wallets/1001,OPERATOR,wallet",
    "POST,/api/v1/ops/wallets/1001/freeze,OPERATOR,wallet",
  })
  void everyPathLeadsToItsService(String method, String path, String role, String service)
      throws Exception {
    String token = SUITE.identity.token("someone", "1001", role);
    var body = method.equals("POST") ? BodyPublishers.ofString("{}") : BodyPublishers.noBody();

    HttpResponse<String> answer = send(SUITE.to(path, token).method(method, body));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"" + service + "\"");
  }

  @ParameterizedTest
  @CsvSource({"POST,/callbacks/alipay/notify", "GET,/callbacks/wechat/return"})
  void callbacksComeInWithoutAToken(String method, String path) throws Exception {
    HttpResponse<String> answer = send(SUITE.to(path).method(method, BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(SUITE.payment.last().uri().getPath()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/internal/events",
        "/internal/check",
        "/internal/check/facts/recharges",
        "/internal/orders/1/payment-attempts",
        "/v3/api-docs",
        "/actuator/health",
        "/actuator/prometheus",
        "/oauth2/authorize",
        "/",
        "/nothing",
        "/api/v1/nothing",
        "/api/v2/orders",
        "/api/v1/ops/trace/1",
        "/api/v1/ops/reconciliations/1",
      })
  void whatIsNoDoorIsNotFoundEvenWithEveryRole(String path) throws Exception {
    String token =
        SUITE.identity.token("all", "1", "MERCHANT", "TRAFFIC", "OPERATOR", "PLATFORM", "SERVICE");

    HttpResponse<String> answer = send(SUITE.to(path, token).GET());

    assertProblem(answer, 404, "not_found");
    assertThat(SUITE.services()).allSatisfy(service -> assertThat(service.requests()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/orders/..%2f..%2f..%2finternal/check",
        "/api/v1/orders/..;/..;/..;/internal/check",
        "/api/v1/orders//internal",
        "/callbacks/%2e%2e/internal/events",
        "/callbacks/..%5cinternal",
      })
  void detoursToTheInsideAreRefused(String path) throws Exception {
    HttpResponse<String> answer = send(SUITE.to(path, SUITE.identity.merchant()).GET());

    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(SUITE.services())
        .allSatisfy(
            service ->
                assertThat(service.requests())
                    .noneMatch(seen -> seen.uri().getPath().startsWith("/internal")));
  }

  @Test
  void theCallersHeadersPassAndForgedOnesDoNot() throws Exception {
    send(
        SUITE
            .to("/api/v1/orders", SUITE.identity.merchant())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "key-1")
            .header("Prefer", "wait=3")
            .header("X-Request-Id", "request-42")
            .header("X-Forwarded-For", "10.0.0.1")
            .header("X-Forwarded-Host", "evil.test")
            .header("Forwarded", "for=10.0.0.1")
            .header("X-Real-IP", "10.0.0.1")
            .header("X-Adpay-Uid", "1002")
            .header("X-Internal-Role", "SERVICE")
            .header("X-Original-URL", "/internal/check")
            .header("TE", "trailers")
            .POST(BodyPublishers.ofString("{\"amount\":1}")));

    Seen seen = SUITE.order.last();
    assertThat(seen.body()).isEqualTo("{\"amount\":1}");
    assertThat(seen.header("Authorization")).singleElement().asString().startsWith("Bearer ");
    assertThat(seen.header("Content-Type")).containsExactly("application/json");
    assertThat(seen.header("Content-Length")).containsExactly("12");
    assertThat(seen.header("Idempotency-Key")).containsExactly("key-1");
    assertThat(seen.header("Prefer")).containsExactly("wait=3");
    assertThat(seen.header("X-Request-Id")).containsExactly("request-42");
    assertThat(seen.headers().keySet())
        .doesNotContain(
            "x-forwarded-for",
            "x-forwarded-host",
            "forwarded",
            "x-real-ip",
            "x-adpay-uid",
            "x-internal-role",
            "x-original-url",
            "te");
  }

  @Test
  void theTraceGoesOn() throws Exception {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    HttpResponse<String> answer =
        send(
            SUITE
                .to("/api/v1/orders", SUITE.identity.merchant())
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .GET());

    assertThat(SUITE.order.last().header("traceparent"))
        .singleElement()
        .asString()
        .startsWith("00-" + trace + "-")
        .doesNotContain("00f067aa0ba902b7");
    assertThat(answer.headers().allValues("X-Request-Id")).containsExactly(trace);
    assertThat(SUITE.order.last().header("X-Request-Id")).containsExactly(trace);
  }

  @Test
  void theServicesAnswerPassesWithoutWhatItSaysOfTheInside() throws Exception {
    SUITE.order.answering(
        "/api/v1/orders",
        exchange -> {
          var headers = exchange.getResponseHeaders();
          headers.set("Location", "/api/v1/orders/1234567890123456789");
          headers.set("Idempotency-Replayed", "true");
          headers.set("X-Request-Id", "someone-elses");
          headers.set("Server", "Apache-Coyote/1.1");
          headers.set("X-Powered-By", "magic");
          FakeService.json(201, "{\"orderNo\":\"1234567890123456789\"}").to(exchange);
        });

    HttpResponse<String> answer =
        send(
            SUITE
                .to("/api/v1/orders", SUITE.identity.merchant())
                .header("X-Request-Id", "mine")
                .POST(BodyPublishers.ofString("{}")));

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Location"))
        .hasValue("/api/v1/orders/1234567890123456789");
    assertThat(answer.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    assertThat(answer.headers().allValues("X-Request-Id")).containsExactly("mine");
    assertThat(answer.headers().map().keySet()).doesNotContain("server", "x-powered-by");
  }

  @ParameterizedTest
  @ValueSource(ints = {303, 400, 404, 409, 422, 429, 500, 503})
  void everyStatusPassesAsItIs(int status) throws Exception {
    SUITE.payment.answering(
        "/callbacks/alipay/return",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "https://shop.test/?orderNo=1");
          exchange.getResponseHeaders().set("Retry-After", "7");
          FakeService.json(status, "{\"code\":\"said\"}").to(exchange);
        });

    HttpResponse<String> answer = send(SUITE.to("/callbacks/alipay/return").GET());

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo("{\"code\":\"said\"}");
    assertThat(answer.headers().firstValue("Location")).hasValue("https://shop.test/?orderNo=1");
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
  }

  @Test
  void aSignedFormArrivesToTheLetter() throws Exception {
    String form = "b=2&a=%E4%BD%A0+x&sign=Zm9v%2Bbar%3D%3D&empty=&b=1";

    send(
        SUITE
            .to("/callbacks/alipay/notify?from=channel")
            .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
            .POST(BodyPublishers.ofString(form)));

    Seen seen = SUITE.payment.last();
    assertThat(seen.body()).isEqualTo(form);
    assertThat(seen.uri().getRawQuery()).isEqualTo("from=channel");
    assertThat(seen.header("Content-Type"))
        .containsExactly("application/x-www-form-urlencoded; charset=utf-8");
  }

  @Test
  void aMultipartBodyArrivesToTheLetter() throws Exception {
    String body = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x--\r\n";

    send(
        SUITE
            .to("/callbacks/alipay/notify")
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(BodyPublishers.ofString(body)));

    assertThat(SUITE.payment.last().body()).isEqualTo(body);
  }

  @Test
  void aSignedQueryKeepsItsMeaning() throws Exception {
    send(SUITE.to("/callbacks/alipay/return?sign=Zm9v%2Bbar%3D%3D&subject=%E4%BD%A0+x&e=").GET());

    assertThat(SUITE.payment.last().uri().getRawQuery())
        .isEqualTo("sign=Zm9v%2Bbar%3D%3D&subject=%E4%BD%A0%20x&e=");
  }

  @Test
  void aQueryThatIsNoTextIsRefused() throws Exception {
    String answer =
        RawCall.send(
            SUITE.port(),
            "GET /callbacks/x?a=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"validation_failed\"");
  }

  @Test
  void aPostWithoutABodyIsStillAPost() throws Exception {
    send(
        SUITE
            .to("/api/v1/orders/1234567890123456789/close", SUITE.identity.merchant())
            .POST(BodyPublishers.noBody()));

    Seen seen = SUITE.order.last();
    assertThat(seen.method()).isEqualTo("POST");
    assertThat(seen.header("Content-Length")).containsExactly("0");
  }

  @Test
  void aStreamIsPassedOnAsItComes() throws Exception {
    var secondMayGo = new CountDownLatch(1);
    SUITE.order.answering(
        "/api/v1/orders",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
          exchange.sendResponseHeaders(200, 0);
          var body = exchange.getResponseBody();
          body.write("data: first\n\n".getBytes(StandardCharsets.UTF_8));
          body.flush();
          await(secondMayGo);
          body.write("data: second\n\n".getBytes(StandardCharsets.UTF_8));
        });

    HttpResponse<InputStream> answer =
        SUITE.http.send(
            SUITE.to("/api/v1/orders", SUITE.identity.merchant()).GET().build(),
            BodyHandlers.ofInputStream());

    try (var lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("data: first");
      secondMayGo.countDown();
      assertThat(lines.readLine()).isEmpty();
      assertThat(lines.readLine()).isEqualTo("data: second");
    }
  }

  @Test
  void aStreamEndsInsideWhenTheCallerGoesAway() throws Exception {
    var cut = new CountDownLatch(1);
    SUITE.order.answering(
        "/api/v1/orders",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
          exchange.sendResponseHeaders(200, 0);
          try {
            for (int beat = 0; beat < 1_000; beat++) {
              exchange.getResponseBody().write(": beat\n\n".getBytes(StandardCharsets.UTF_8));
              exchange.getResponseBody().flush();
              await(new CountDownLatch(1), Duration.ofMillis(20));
            }
          } catch (IOException gone) {
            cut.countDown();
          }
        });

    HttpResponse<InputStream> answer =
        SUITE.http.send(
            SUITE.to("/api/v1/orders", SUITE.identity.merchant()).GET().build(),
            BodyHandlers.ofInputStream());
    assertThat(answer.body().read()).isEqualTo(':');
    answer.body().close();

    assertThat(cut.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void anAnswerThatBreaksOffIsNeverCompleted() {
    byte[] half = new byte[100_000];
    SUITE.order.answering(
        "/api/v1/orders",
        exchange -> {
          exchange.sendResponseHeaders(200, half.length * 2L);
          exchange.getResponseBody().write(half);
          throw new IOException("planted: the service dies");
        });

    assertThatThrownBy(() -> send(SUITE.to("/api/v1/orders", SUITE.identity.merchant()).GET()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void anAnswerThatBreaksOffAtOnceIsAProblem() throws Exception {
    SUITE.order.answering(
        "/api/v1/orders",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('{');
        });

    HttpResponse<String> answer = send(SUITE.to("/api/v1/orders", SUITE.identity.merchant()).GET());

    assertProblem(answer, 503, "dependency_unavailable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"order", "payment", "wallet", "withdraw"})
  void everyServiceDescribesItself(String service) throws Exception {
    HttpResponse<String> answer = send(SUITE.to("/openapi/" + service + ".json").GET());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"" + service + "\"");
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(SUITE.services())
                    .flatExtracting(FakeService::requests)
                    .extracting(seen -> seen.uri().getPath())
                    .containsExactly("/v3/api-docs"));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return SUITE.http.send(request.build(), BodyHandlers.ofString());
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"").contains("\"traceId\"");
  }

  private static void await(CountDownLatch latch) {
    await(latch, Duration.ofSeconds(10));
  }

  private static void await(CountDownLatch latch, Duration atMost) {
    try {
      var _ = latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
