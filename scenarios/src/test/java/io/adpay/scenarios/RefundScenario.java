package io.adpay.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.launcher.suite.Part;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * WeChat Pay wants a minute between two refunds of parts of one payment, so the first parts go back
 * at the beginning, the rest at the end, and everything else in between.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RefundScenario {

  private final RunningSuite suite = RunningSuite.get();
  private final Buyer buyer = suite.buyer();
  private List<Recharge> partlyRefunded = List.of();

  @AfterEach
  void theChannelBehavesAndTheWalletAnswers() {
    buyer.noFaults();
    suite.resumeAll();
  }

  @AfterAll
  void theBooksAgree() {
    Books.assertTheyAgree(suite);
  }

  @Test
  @Order(1)
  void aPartGoesBackByEitherChannel() {
    partlyRefunded =
        SideBySide.each(
            Books.CHANNELS,
            channel -> {
              Merchant merchant = suite.merchant(channel.equals("ALIPAY") ? 1061 : 1062);
              Recharge recharge = Recharge.credited(buyer, merchant, channel, 1_000);

              Http.Answer answer = merchant.askRefund(recharge.orderNo(), 300);

              assertThat(answer.status()).as(answer.text()).isEqualTo(202);
              JsonNode refund = answer.json();
              assertThat(refund.path("orderNo").asString()).isEqualTo(recharge.orderNo());
              assertThat(refund.path("paymentNo").asString()).isEqualTo(recharge.paymentNo());
              assertThat(refund.path("origin").asString()).isEqualTo("REQUESTED");
              assertThat(refund.path("amount").asLong()).isEqualTo(300);
              String refundNo = refund.path("refundNo").asString();
              merchant.awaitRefund(refundNo, "SUCCEEDED");
              awaitRefunded(recharge, "PARTIALLY_REFUNDED", 300);
              assertThat(merchant.wallet().amounts("REFUND_HOLD", refundNo))
                  .containsExactlyInAnyOrder(-300L, 300L);
              assertThat(merchant.wallet().amounts("REFUND", refundNo)).containsExactly(-300L);
              return recharge;
            });
  }

  @Test
  @Order(2)
  void nothingGoesBackBeforeTheMoneyIsInTheWallet() {
    Merchant merchant = suite.merchant(1063);
    Recharge recharge = Recharge.begun(merchant, "ALIPAY", "QR", 1_000);
    assertInvalidState(merchant.askRefund(recharge.orderNo(), 100));

    suite.pause(Part.WALLET_SERVICE);
    buyer.pay(recharge.payment());
    JsonNode paid =
        Eventually.becomes(
            recharge::order, order -> order.path("status").asString().equals("PAID"));
    assertThat(paid.path("creditedAt").isNull()).isTrue();
    assertInvalidState(merchant.askRefund(recharge.orderNo(), 100));
    suite.resume(Part.WALLET_SERVICE);

    recharge.awaitCredited();
    merchant.awaitRefund(merchant.refund(recharge.orderNo(), 100), "SUCCEEDED");
  }

  @Test
  @Order(3)
  void ofTwoRefundsAtOnceThatExceedWhatWasPaidOneIsRefused() {
    Merchant merchant = suite.merchant(1064);
    Recharge recharge = Recharge.credited(buyer, merchant, "ALIPAY", 1_000);

    List<Http.Answer> answers =
        SideBySide.times(2, () -> merchant.askRefund(recharge.orderNo(), 600));

    assertThat(answers).extracting(Http.Answer::status).containsExactlyInAnyOrder(202, 409);
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 409)
        .extracting(Http.Answer::code)
        .containsExactly("refund_exceeds_paid");
    awaitRefunded(recharge, "PARTIALLY_REFUNDED", 600);
    assertThat(merchant.refundsOf(recharge.orderNo())).hasSize(1);
  }

  @Test
  @Order(4)
  void whatWasSpentOnAdsCantGoBackAndTheRestCan() {
    Merchant merchant = suite.merchant(1065);
    Recharge recharge = Recharge.credited(buyer, merchant, "ALIPAY", 1_000);
    suite.platform().pay(merchant.uid(), 2004, 900);

    Http.Answer answer = merchant.askRefund(recharge.orderNo(), 200);

    assertThat(answer.status()).as(answer.text()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("insufficient_balance");
    assertThat(merchant.refundsOf(recharge.orderNo())).isEmpty();
    merchant.awaitRefund(merchant.refund(recharge.orderNo(), 100), "SUCCEEDED");
    Eventually.holds(() -> assertThat(merchant.wallet().frozen()).isZero());
    assertThat(merchant.available()).isZero();
  }

  @Test
  @Order(5)
  void whatTheChannelFinallyRefusesIsGivenBack() {
    List<Recharge> recharges =
        SideBySide.each(
            Books.CHANNELS,
            channel ->
                Recharge.credited(
                    buyer, suite.merchant(channel.equals("ALIPAY") ? 1066 : 1067), channel, 1_000));
    buyer.faults(Map.of("refundResult", "CLOSED"));

    SideBySide.forEach(
        recharges,
        recharge -> {
          Merchant merchant = recharge.merchant();
          String refundNo = merchant.refund(recharge.orderNo(), 400);
          merchant.awaitRefund(refundNo, "FAILED");
          Eventually.holds(() -> assertThat(merchant.available()).isEqualTo(1_000));
          assertThat(merchant.wallet().frozen()).isZero();
          assertThat(merchant.wallet().amounts("REFUND_RELEASE", refundNo))
              .containsExactlyInAnyOrder(-400L, 400L);
          assertThat(recharge.order().path("status").asString()).isEqualTo("PAID");
          assertThat(recharge.order().path("refundedAmount").asLong()).isZero();
          assertThat(buyer.trade(recharge.payment()).path("refunded").asLong()).isZero();
        });

    buyer.noFaults();
    Recharge byAlipay = recharges.getFirst();
    byAlipay
        .merchant()
        .awaitRefund(byAlipay.merchant().refund(byAlipay.orderNo(), 1_000), "SUCCEEDED");
    awaitRefunded(byAlipay, "REFUNDED", 1_000);
  }

  @Test
  @Order(6)
  void aRefundAskedForAgainWithItsKeyIsTheSame() {
    Merchant merchant = suite.merchant(1068);
    Recharge recharge = Recharge.credited(buyer, merchant, "WECHAT", 1_000);
    String key = UUID.randomUUID().toString();

    List<Http.Answer> atOnce =
        SideBySide.times(5, () -> merchant.askRefund(recharge.orderNo(), 250, key));
    assertThat(atOnce)
        .extracting(answer -> answer.status() == 202 ? "202" : answer.code())
        .isSubsetOf("202", "request_in_progress");
    Http.Answer replay =
        Eventually.becomes(
            () -> merchant.askRefund(recharge.orderNo(), 250, key),
            answer -> answer.status() == 202);

    assertThat(replay.headers()).containsEntry("Idempotency-Replayed", "true");
    Http.Answer other = merchant.askRefund(recharge.orderNo(), 251, key);
    assertThat(other.status()).as(other.text()).isEqualTo(422);
    assertThat(other.code()).isEqualTo("idempotency_key_reused");
    merchant.awaitRefund(replay.json().path("refundNo").asString(), "SUCCEEDED");
    awaitRefunded(recharge, "PARTIALLY_REFUNDED", 250);
    assertThat(merchant.refundsOf(recharge.orderNo())).hasSize(1);
  }

  @Test
  @Order(7)
  void nobodyElseSeesARefundOrAsksForOne() {
    Merchant merchant = suite.merchant(1069);
    Merchant other = suite.merchant(1070);
    Recharge recharge = Recharge.credited(buyer, merchant, "ALIPAY", 1_000);
    String refundNo = merchant.refund(recharge.orderNo(), 100);

    assertThat(other.askRefund(recharge.orderNo(), 100).status()).isEqualTo(404);
    assertThat(other.client().get("/api/v1/refunds/" + refundNo).status()).isEqualTo(404);
    assertThat(other.client().get("/api/v1/orders/" + recharge.orderNo() + "/refunds").status())
        .isEqualTo(404);
    merchant.awaitRefund(refundNo, "SUCCEEDED");
  }

  @Test
  @Order(8)
  void theRestGoesBackAndThenNothingMore() {
    assertThat(partlyRefunded).hasSize(2);
    SideBySide.forEach(
        partlyRefunded,
        recharge -> {
          Merchant merchant = recharge.merchant();
          merchant.awaitRefund(merchant.refund(recharge.orderNo(), 700), "SUCCEEDED");
          awaitRefunded(recharge, "REFUNDED", 1_000);

          Http.Answer answer = merchant.askRefund(recharge.orderNo(), 1);

          assertThat(answer.status()).as(answer.text()).isEqualTo(409);
          assertThat(answer.code()).isEqualTo("refund_exceeds_paid");
        });
  }

  /** Order, channel and wallet say the same. */
  private void awaitRefunded(Recharge recharge, String status, long fen) {
    long paid = recharge.payment().path("amount").asLong();
    Eventually.holds(
        () -> {
          JsonNode order = recharge.order();
          assertThat(order.path("status").asString()).isEqualTo(status);
          assertThat(order.path("refundedAmount").asLong()).isEqualTo(fen);
          assertThat(recharge.merchant().wallet().frozen()).isZero();
        });
    assertThat(recharge.merchant().available()).isEqualTo(paid - fen);
    assertThat(buyer.trade(recharge.payment()).path("refunded").asLong()).isEqualTo(fen);
  }

  private static void assertInvalidState(Http.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("invalid_state");
  }
}
