package io.adpay.payment.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.contract.payment.Channel;
import io.adpay.payment.payment.PaymentStatus;
import io.adpay.payment.suite.FakeSuite;
import io.adpay.payment.suite.RunningService;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartPaymentIT extends RunningService {

  @ParameterizedTest
  @CsvSource({"ALIPAY,JSAPI", "WECHAT,PAGE"})
  void methodThatAChannelLacksIsRefusedBeforeTheOrderHears(Channel channel, String method) {
    long order = order();

    Reply reply = start(order, channel, method);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.code()).isEqualTo("method_not_supported");
    assertThat(SUITE.attempts(order)).isEmpty();
  }

  @Test
  void amountThatAChannelCanNotTakeIsRefusedAndTheOrderHearsThatItEnded() {
    long order = number();
    SUITE.order(order, UID, 2_147_483_648L);

    Reply reply = start(order, Channel.WECHAT, "QR");

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.code()).isEqualTo("amount_not_supported");
    eventually().until(() -> SUITE.events("PaymentEnded", order).size() == 1);
    assertThat(get("/api/v1/orders/" + order + "/payments").json().get("items").size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"channel\":\"WECHAT\",\"method\":\"JSAPI\"}",
        "{\"channel\":\"ALIPAY\",\"method\":\"PAGE\",\"returnUrl\":\"javascript:alert(1)\"}",
        "{\"channel\":\"ALIPAY\",\"method\":\"PAGE\",\"returnUrl\":\"https://\"}",
        "{\"channel\":\"ALIPAY\",\"method\":\"PAGE\",\"returnUrl\":\"https://a b\"}",
        "{\"channel\":\"ALIPAY\"}",
        "{\"channel\":\"PAYPAL\",\"method\":\"QR\"}",
        "{\"channel\":\"ALIPAY\",\"method\":\"QR\",\"amount\":5}",
        "{}",
        ""
      })
  void badFieldsAreRefused(String body) {
    Reply reply = start(order(), body, UUID.randomUUID().toString(), Map.of());

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("validation_failed");
  }

  @Test
  void returnUrlMayHave512Characters() {
    String url = "https://shop.example/" + "a".repeat(512 - 21);
    String body = "{\"channel\":\"ALIPAY\",\"method\":\"PAGE\",\"returnUrl\":\"%s\"}";

    assertThat(start(order(), body.formatted(url), "k1-" + url.length(), Map.of()).status())
        .isEqualTo(201);
    assertThat(start(order(), body.formatted(url + "a"), "k2", Map.of()).status()).isEqualTo(400);
  }

  @Test
  void keyIsRequired() {
    Reply reply = start(order(), "{\"channel\":\"ALIPAY\",\"method\":\"QR\"}", "", Map.of());

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("idempotency_key_required");
  }

  @Test
  void sameKeyGivesTheSameAnswer() {
    long order = order();
    Reply first = start(order, Channel.ALIPAY, "QR", "again", Map.of());
    Reply second = start(order, Channel.ALIPAY, "QR", "again", Map.of());

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    Reply other = start(order, Channel.ALIPAY, "PAGE", "again", Map.of());
    assertThat(other.code()).isEqualTo("idempotency_key_reused");
  }

  @Test
  void processThatDiedAfterStoringThePaymentIsTakenUpAndNotRepeated() {
    long order = order();
    Reply first = start(order, Channel.ALIPAY, "QR", "crashed", Map.of());
    // As the crash would have left it: the payment is bound, no answer is kept, the run is dead.
    plant(
        """
        UPDATE idempotent_request
           SET response_status = NULL, response_type = NULL, response_body = NULL, location = NULL,
               claimed_until = '2020-01-01'
         WHERE resource_no = %s
        """
            .formatted(first.json().get("paymentNo").asString()));

    Reply second = start(order, Channel.ALIPAY, "QR", "crashed", Map.of());

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.json().get("paymentNo")).isEqualTo(first.json().get("paymentNo"));
    assertThat(SUITE.attempts(order)).hasSize(1);
  }

  @Test
  void secondPaymentOfTheSameKindWaitsForTheFirstToEnd() {
    long order = order();
    assertThat(start(order, Channel.ALIPAY, "QR").status()).isEqualTo(201);

    Reply second = start(order, Channel.ALIPAY, "QR");
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("payment_in_progress");
    assertThat(start(order, Channel.ALIPAY, "PAGE").status()).isEqualTo(201);
    assertThat(start(order, Channel.WECHAT, "QR").status()).isEqualTo(201);
  }

  @Test
  void slotThatWasTakenWhileTheOrderWasAskedIsAPaymentInProgress() {
    long order = order();
    List<Reply> winner = new CopyOnWriteArrayList<>();
    SUITE.onBegin(
        order,
        _ -> {
          // Both have found the slot free; the second comes first while the first waits here.
          SUITE.onBegin(order, _ -> SUITE.payable(order, UID));
          winner.add(start(order, Channel.ALIPAY, "QR"));
          return SUITE.payable(order, UID);
        });

    Reply loser = start(order, Channel.ALIPAY, "QR", "loser", Map.of());

    assertThat(winner).singleElement().returns(201, Reply::status);
    assertThat(loser.status()).isEqualTo(409);
    assertThat(loser.code()).isEqualTo("payment_in_progress");
    assertThat(start(order, Channel.ALIPAY, "QR", "loser", Map.of()).header("Idempotency-Replayed"))
        .isEqualTo("true");
    eventually().until(() -> SUITE.events("PaymentEnded", order).size() == 1);
  }

  @Test
  void ofManyAtTheSameMomentTheDatabaseLetsOneIn() throws Exception {
    long order = order();
    Callable<String> attempt =
        () -> {
          Reply reply = start(order, Channel.ALIPAY, "QR");
          return reply.status() == 201 ? "started" : reply.code();
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var outcomes =
          threads.invokeAll(java.util.Collections.nCopies(8, attempt)).stream()
              .map(java.util.concurrent.Future::resultNow)
              .toList();

      assertThat(outcomes)
          .containsOnlyOnce("started")
          .containsOnly("started", "payment_in_progress");
    }
    assertThat(get("/api/v1/orders/" + order + "/payments").json().get("items").size())
        .isEqualTo(1);
    // Whatever the order let begin beside the one is told to have ended.
    eventually()
        .untilAsserted(
            () ->
                assertThat(SUITE.events("PaymentEnded", order))
                    .hasSize(SUITE.attempts(order).size() - 1));
  }

  @Test
  void orderThatSaysNoIsBelieved() {
    long closed = order();
    SUITE.onBegin(closed, _ -> FakeSuite.Answer.problem(409, "invalid_state"));
    assertThat(start(closed, Channel.ALIPAY, "QR").code()).isEqualTo("invalid_state");

    assertThat(start(number(), Channel.ALIPAY, "QR").status()).isEqualTo(404);
    assertThat(start(12345, Channel.ALIPAY, "QR").status()).isEqualTo(404);
  }

  @Test
  void orderThatDoesNotAnswerMakesItSafeToSendAgain() {
    long order = order();
    SUITE.onBegin(order, _ -> FakeSuite.Answer.problem(500, "internal_error"));
    Reply away = start(order, Channel.ALIPAY, "QR", "later", Map.of());
    assertThat(away.status()).isEqualTo(503);
    assertThat(away.header("Retry-After")).isNotEmpty();

    SUITE.onBegin(order, _ -> SUITE.payable(order, UID));
    assertThat(start(order, Channel.ALIPAY, "QR", "later", Map.of()).status()).isEqualTo(201);
  }

  @Test
  void paymentsOfOthersDoNotExist() {
    long order = order();
    long paymentNo = pending(order, Channel.ALIPAY, "QR");
    String other = SUITE.token(1002L, "MERCHANT");

    assertThat(get("/api/v1/payments/" + paymentNo).status()).isEqualTo(200);
    assertThat(get("/api/v1/payments/" + paymentNo, other).status()).isEqualTo(404);
    assertThat(get("/api/v1/orders/" + order + "/payments", other).status()).isEqualTo(404);
    assertThat(get("/api/v1/payments/" + paymentNo, SUITE.token(UID, "TRAFFIC")).status())
        .isEqualTo(403);
    assertThat(get("/api/v1/payments/" + paymentNo, "none").status()).isEqualTo(401);
  }

  @Test
  void listIsPagedAndNewestFirst() {
    long order = order();
    long first = pending(order, Channel.ALIPAY, "QR");
    long second = pending(order, Channel.ALIPAY, "PAGE");
    long third = pending(order, Channel.WECHAT, "QR");
    String path = "/api/v1/orders/" + order + "/payments?limit=2";

    var page = get(path).json();
    var next = get(path + "&cursor=" + page.get("nextCursor").asString()).json();

    assertThat(numbers(page)).containsExactly(third, second);
    assertThat(numbers(next)).containsExactly(first);
    assertThat(next.get("nextCursor").isNull()).isTrue();
  }

  @Test
  void orderWithoutPaymentsHasAnEmptyListAndNoOrderHasNone() {
    assertThat(get("/api/v1/orders/" + order() + "/payments").json().get("items").size()).isZero();
    assertThat(get("/api/v1/orders/" + number() + "/payments").status()).isEqualTo(404);
  }

  @Test
  void openApiTellsOfThePublicCallsAlone() {
    Reply reply = get("/v3/api-docs");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().get("paths").propertyNames())
        .containsExactlyInAnyOrder(
            "/api/v1/orders/{orderNo}/payments",
            "/api/v1/payments/{paymentNo}",
            "/api/v1/orders/{orderNo}/refunds",
            "/api/v1/refunds/{refundNo}");
    var starting = reply.json().at("/paths/~1api~1v1~1orders~1{orderNo}~1payments/post");
    assertThat(starting.get("parameters"))
        .extracting(parameter -> parameter.get("name").asString())
        .containsExactlyInAnyOrder("orderNo", "Prefer", "Idempotency-Key");
    assertThat(starting.get("responses").propertyNames()).contains("201", "202");
  }

  @Test
  void internalCallsNeedAServiceToken() {
    assertThat(get("/internal/check", SUITE.token(UID, "MERCHANT")).status()).isEqualTo(403);
  }

  @Test
  void newPaymentIsStoredBeforeItIsOffered() {
    long paymentNo = pending(order(), Channel.ALIPAY, "QR");

    assertThat(payment(paymentNo).status()).isEqualTo(PaymentStatus.PENDING);
    assertThat(payment(paymentNo).holdsItsSlot()).isTrue();
    assertThat(payment(paymentNo).unfinishedTries()).isZero();
  }

  private static List<Long> numbers(tools.jackson.databind.JsonNode page) {
    return page.get("items").valueStream().map(item -> item.get("paymentNo").asLong()).toList();
  }
}
