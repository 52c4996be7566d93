package io.adpay.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SurplusScenario {

  private final RunningSuite suite = RunningSuite.get();
  private final Buyer buyer = suite.buyer();

  @AfterAll
  static void nothingIsLeftInSuspenseAndTheBooksAgree() {
    Books.assertNothingInSuspense(RunningSuite.get());
    Books.assertTheyAgree(RunningSuite.get());
  }

  @ParameterizedTest
  @CsvSource({"ALIPAY, WAP", "WECHAT, JSAPI"})
  void theSecondPaymentOfAnOrderGoesBack(String channel, String method) {
    Merchant merchant = suite.merchant(1071);
    long before = merchant.available();
    Recharge first = Recharge.begun(merchant, channel, "QR", 8_000);
    Recharge second = first.andAnother(channel, method);

    buyer.pay(first.payment());
    first.awaitCredited();
    buyer.open(second.payment());
    payEvenIfClosed(second);

    assertWentBack(second, 8_000);
    assertKept(first, before + 8_000);
  }

  @Test
  void ofTwoPaymentsAtOnceByBothChannelsOneGoesBack() {
    Merchant merchant = suite.merchant(1072);
    long before = merchant.available();
    Recharge byAlipay = Recharge.begun(merchant, "ALIPAY", "QR", 8_100);
    Recharge byWechat = byAlipay.andAnother("WECHAT", "QR");
    List<Recharge> both = List.of(byAlipay, byWechat);

    SideBySide.forEach(both, one -> buyer.pay(one.payment()));

    Eventually.holds(
        () ->
            assertThat(both)
                .extracting(one -> one.paymentNow().path("disposition").asString(""))
                .containsExactlyInAnyOrder("CREDITED", "SURPLUS"));
    boolean alipayWon = byAlipay.paymentNow().path("disposition").asString().equals("CREDITED");
    assertWentBack(alipayWon ? byWechat : byAlipay, 8_100);
    assertKept(alipayWon ? byAlipay : byWechat, before + 8_100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ALIPAY", "WECHAT"})
  void whatIsPaidAfterTheOrderWasClosedGoesBack(String channel) {
    Merchant merchant = suite.merchant(1073);
    Recharge recharge = Recharge.begun(merchant, channel, "QR", 3_000);
    Http.Answer closed = merchant.close(recharge.orderNo());
    assertThat(closed.status()).as(closed.text()).isEqualTo(200);

    payEvenIfClosed(recharge);

    assertWentBack(recharge, 3_000);
    assertThat(recharge.order().path("status").asString()).isEqualTo("CLOSED");
    assertThat(merchant.rechargesOf(recharge.orderNo())).isZero();
    assertThat(merchant.available()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"ALIPAY, 4199", "WECHAT, 4201"})
  void anOddSumGoesBackAndTheOrderCanStillBePaid(String channel, long odd) {
    Merchant merchant = suite.merchant(1074);
    long before = merchant.available();
    Recharge recharge = Recharge.begun(merchant, channel, "QR", 4_200);

    Http.Answer paid = buyer.tryToPay(recharge.payment(), Map.of("amount", odd));
    assertThat(paid.status()).as(paid.text()).isLessThan(300);

    assertWentBack(recharge, odd);
    assertThat(recharge.paymentNow().path("receivedAmount").asLong()).isEqualTo(odd);
    assertThat(recharge.order().path("status").asString()).isEqualTo("PAYING");
    assertThat(merchant.available()).isEqualTo(before);

    Recharge right = recharge.andAnother(channel, "QR");
    buyer.pay(right.payment());
    right.awaitCredited();
    assertKept(right, before + 4_200);
  }

  private void payEvenIfClosed(Recharge recharge) {
    Http.Answer paid = buyer.tryToPay(recharge.payment(), Map.of("evenIfClosed", true));
    assertThat(paid.status()).as(paid.text()).isLessThan(300);
  }

  private void assertWentBack(Recharge surplus, long fen) {
    Eventually.holds(
        () -> {
          JsonNode payment = surplus.paymentNow();
          assertThat(payment.path("status").asString()).isEqualTo("SUCCEEDED");
          assertThat(payment.path("disposition").asString("")).isEqualTo("SURPLUS");
          List<JsonNode> refunds =
              surplus.merchant().refundsOf(surplus.orderNo()).stream()
                  .filter(refund -> refund.path("paymentNo").asString().equals(surplus.paymentNo()))
                  .toList();
          assertThat(refunds).hasSize(1);
          assertThat(refunds.getFirst().path("origin").asString()).isEqualTo("SURPLUS");
          assertThat(refunds.getFirst().path("amount").asLong()).isEqualTo(fen);
          assertThat(refunds.getFirst().path("status").asString()).isEqualTo("SUCCEEDED");
        });
    assertThat(buyer.trade(surplus.payment()).path("refunded").asLong()).isEqualTo(fen);
    assertThat(surplus.order().path("refundedAmount").asLong()).isZero();
  }

  private void assertKept(Recharge credited, long available) {
    credited.awaitCredited();
    assertThat(credited.merchant().available()).isEqualTo(available);
    assertThat(buyer.trade(credited.payment()).path("refunded").asLong()).isZero();
  }
}
