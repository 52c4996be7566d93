package io.adpay.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class RechargeScenario {

  private final RunningSuite suite = RunningSuite.get();
  private final Buyer buyer = suite.buyer();

  @ParameterizedTest
  @CsvSource({
    "ALIPAY, PAGE",
    "ALIPAY, WAP",
    "ALIPAY, QR",
    "WECHAT, QR",
    "WECHAT, WAP",
    "WECHAT, JSAPI"
  })
  void everyWayToPayCreditsTheWallet(String channel, String method) {
    Merchant merchant = suite.merchant(1001);
    long before = merchant.available();
    String orderNo = merchant.placeOrder(12_345);
    assertThat(orderNo).hasSize(19);

    JsonNode payment = merchant.beginPayment(orderNo, channel, method);
    String paymentNo = payment.path("paymentNo").asString();
    JsonNode pending = Recharges.awaitAction(merchant, paymentNo);
    assertThat(pending.path("action").isNull()).isFalse();
    assertThat(merchant.order(orderNo).path("status").asString()).isEqualTo("PAYING");

    buyer.pay(pending);

    Recharges.awaitPaidAndCreditedOnce(merchant, orderNo, paymentNo);
    assertThat(merchant.available()).isEqualTo(before + 12_345);
  }

  @Test
  void threePaymentsInTheSameSecondRaiseTheBalanceByTheirSum() throws Exception {
    Merchant merchant = suite.merchant(1002);
    long before = merchant.available();
    List<String> orders = List.of(1, 2, 3).stream().map(_ -> merchant.placeOrder(5_000)).toList();
    List<JsonNode> payments =
        orders.stream()
            .map(order -> merchant.beginPayment(order, "WECHAT", "QR"))
            .map(p -> Recharges.awaitAction(merchant, p.path("paymentNo").asString()))
            .toList();

    try (var buyers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Void>> paying =
          payments.stream()
              .<Callable<Void>>map(
                  payment ->
                      () -> {
                        buyer.pay(payment);
                        return null;
                      })
              .toList();
      for (var paid : buyers.invokeAll(paying)) {
        paid.get();
      }
    }

    for (int i = 0; i < orders.size(); i++) {
      Recharges.awaitPaidAndCreditedOnce(
          merchant, orders.get(i), payments.get(i).path("paymentNo").asString());
    }
    assertThat(merchant.available()).isEqualTo(before + 15_000);
  }

  @Test
  void anOrderPaidTwiceIsCreditedOnce() {
    Merchant merchant = suite.merchant(1003);
    long before = merchant.available();
    String orderNo = merchant.placeOrder(8_000);
    JsonNode first =
        Recharges.awaitAction(
            merchant, merchant.beginPayment(orderNo, "ALIPAY", "QR").path("paymentNo").asString());
    JsonNode second =
        Recharges.awaitAction(
            merchant, merchant.beginPayment(orderNo, "WECHAT", "QR").path("paymentNo").asString());

    buyer.pay(first);
    buyer.pay(second);

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(List.of(dispositionOf(merchant, first), dispositionOf(merchant, second)))
                    .containsExactlyInAnyOrder("CREDITED", "SURPLUS"));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(merchant.available()).isEqualTo(before + 8_000));
    assertThat(merchant.rechargesOf(orderNo)).isEqualTo(1);
  }

  @Test
  void whatIsPaidAfterTheOrderWasClosedDoesNotCreditTheWallet() {
    Merchant merchant = suite.merchant(1004);
    String orderNo = merchant.placeOrder(3_000);
    JsonNode payment =
        Recharges.awaitAction(
            merchant, merchant.beginPayment(orderNo, "WECHAT", "QR").path("paymentNo").asString());

    Http.Answer closed = merchant.client().post("/api/v1/orders/" + orderNo + "/close", Map.of());
    assertThat(closed.status()).as(closed.text()).isEqualTo(200);
    assertThat(closed.json().path("status").asString()).isEqualTo("CLOSED");

    buyer.tryToPay(payment, Map.of("evenIfClosed", true));

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(dispositionOf(merchant, payment)).isEqualTo("SURPLUS"));
    assertThat(merchant.order(orderNo).path("status").asString()).isEqualTo("CLOSED");
    assertThat(merchant.available()).isZero();
  }

  private static String dispositionOf(Merchant merchant, JsonNode payment) {
    return merchant.payment(payment.path("paymentNo").asString()).path("disposition").asString("");
  }
}
