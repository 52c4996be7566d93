package io.adpay.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adpay.launcher.suite.Part;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class CallbackScenario {

  private final RunningSuite suite = RunningSuite.get();
  private final Buyer buyer = suite.buyer();

  @AfterEach
  void theChannelBehavesAgain() {
    buyer.noFaults();
  }

  @ParameterizedTest
  @CsvSource({"ALIPAY", "WECHAT"})
  void aNoticeThatComesTwiceCreditsOnce(String channel) {
    Merchant merchant = suite.merchant(1011);
    buyer.faults(Map.of("duplicateNotifications", true));
    Started started = started(merchant, channel, 4_000);

    buyer.pay(started.payment());

    Recharges.awaitPaidAndCreditedOnce(merchant, started.orderNo(), started.paymentNo());
    assertThat(merchant.rechargesOf(started.orderNo())).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"ALIPAY", "WECHAT"})
  void aNoticeThatNeverComesIsAskedFor(String channel) {
    Merchant merchant = suite.merchant(1012);
    buyer.faults(Map.of("dropNotifications", true));
    Started started = started(merchant, channel, 4_100);

    buyer.pay(started.payment());

    Recharges.awaitPaidAndCreditedOnce(merchant, started.orderNo(), started.paymentNo());
    assertThat(buyer.trade(started.payment()).path("notifications").path("acknowledged").asInt())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({"ALIPAY", "WECHAT"})
  void anOddSumPaysNothing(String channel) {
    Merchant merchant = suite.merchant(1013);
    long before = merchant.available();
    Started started = started(merchant, channel, 4_200);
    buyer.open(started.payment());

    Http.Answer paid = buyer.tryToPay(started.payment(), Map.of("amount", 4_199));
    assertThat(paid.status()).as(paid.text()).isLessThan(300);

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> {
              JsonNode payment = merchant.payment(started.paymentNo());
              assertThat(payment.path("status").asString()).isEqualTo("SUCCEEDED");
              assertThat(payment.path("receivedAmount").asLong()).isEqualTo(4_199);
              assertThat(payment.path("disposition").asString("")).isEqualTo("SURPLUS");
            });
    assertThat(merchant.order(started.orderNo()).path("status").asString()).isEqualTo("PAYING");
    assertThat(merchant.available()).isEqualTo(before);
  }

  @Test
  void aForgedAlipayNoticeChangesNothing() {
    Merchant merchant = suite.merchant(1014);
    Started started = started(merchant, "ALIPAY", 4_300);

    Http.Answer answer =
        new Http()
            .send(
                "POST",
                suite.address(Part.GATEWAY).resolve("/callbacks/alipay"),
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                "notify_id=forged&app_id=2021000000000001&seller_id=2088000000000001"
                    + "&trade_status=TRADE_SUCCESS&trade_no=1&total_amount=43.00&sign_type=RSA2"
                    + "&charset=utf-8&out_trade_no="
                    + started.paymentNo()
                    + "&sign=AAAA");

    assertThat(answer.text()).isNotEqualTo("success");
    assertStillUnpaid(merchant, started);
  }

  @Test
  void aForgedWechatNoticeChangesNothing() {
    Merchant merchant = suite.merchant(1015);
    Started started = started(merchant, "WECHAT", 4_400);

    Http.Answer answer =
        new Http()
            .send(
                "POST",
                suite.address(Part.GATEWAY).resolve("/callbacks/wechat"),
                Map.of(
                    "Content-Type", "application/json",
                    "Wechatpay-Timestamp", Long.toString(System.currentTimeMillis() / 1000),
                    "Wechatpay-Nonce", "nonce",
                    "Wechatpay-Serial", "PUB_KEY_ID_0119000000012026112400000001",
                    "Wechatpay-Signature", "AAAA"),
                "{\"id\":\"forged\",\"event_type\":\"TRANSACTION.SUCCESS\",\"resource\":{}}");

    assertThat(answer.status()).isGreaterThanOrEqualTo(400);
    assertStillUnpaid(merchant, started);
  }

  private static void assertStillUnpaid(Merchant merchant, Started started) {
    assertThat(merchant.order(started.orderNo()).path("status").asString()).isEqualTo("PAYING");
    assertThat(merchant.payment(started.paymentNo()).path("status").asString())
        .isEqualTo("PENDING");
    assertThat(merchant.rechargesOf(started.orderNo())).isZero();
  }

  private static Started started(Merchant merchant, String channel, long fen) {
    String orderNo = merchant.placeOrder(fen);
    JsonNode payment =
        Recharges.awaitAction(
            merchant, merchant.beginPayment(orderNo, channel, "QR").path("paymentNo").asString());
    return new Started(orderNo, payment.path("paymentNo").asString(), payment);
  }

  private record Started(String orderNo, String paymentNo, JsonNode payment) {}
}
