package io.adpay.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A refund that is followed step by step through the tables of those who take the steps. */
final class WatchedRefund {

  private static final int ORDER_TABLES = 4;
  private static final int GENES = 64;

  private final RunningSuite suite;
  private final Recharge recharge;
  private final long fen;
  private final Tables payment;
  private final String idempotencyKey = UUID.randomUUID().toString();

  WatchedRefund(RunningSuite suite, Recharge recharge, long fen) {
    this.suite = suite;
    this.recharge = recharge;
    this.fen = fen;
    this.payment = suite.tables("adpay_payment");
  }

  long fen() {
    return fen;
  }

  /** Asks for it and does not wait: the answer may never come. */
  void ask() {
    NobodyAnswers.to(() -> recharge.merchant().askRefund(recharge.orderNo(), fen, idempotencyKey));
  }

  void awaitStage(String stage) {
    Eventually.holds(() -> assertStage(stage));
  }

  void assertStage(String stage) {
    assertThat(
            payment.find(
                "SELECT stage FROM refund WHERE order_no = ?", Long.parseLong(recharge.orderNo())))
        .as("the refund of order %s", recharge.orderNo())
        .hasValue(stage);
  }

  Tables.HeldRow hold() {
    return payment.hold("refund", "refund_no", number());
  }

  Tables.HeldRow holdPayment() {
    return payment.hold("payment", "payment_no", recharge.paymentNo());
  }

  Tables.HeldRow holdOrder() {
    return suite.tables("adpay_order").hold(orderTable(), "order_no", recharge.orderNo());
  }

  /** Whether the wallet has set the money aside. */
  void assertHeld(boolean held) {
    Books.assertPosted(suite, "REFUND_HOLD", number(), held);
  }

  /** Whether the wallet has spent it. */
  void assertSpent(boolean spent) {
    Books.assertPosted(suite, "REFUND", number(), spent);
  }

  /** Whether the buyer has the money. */
  void assertDoneAtChannel(boolean done) {
    assertThat(suite.buyer().trade(recharge.payment()).path("refunded").asLong())
        .as("what went back of %s", recharge.paymentNo())
        .isEqualTo(done ? fen : 0);
  }

  void assertOrderWasTold(boolean told) {
    assertThat(
            suite
                .tables("adpay_order")
                .number(
                    "SELECT refunded_fen FROM " + orderTable() + " WHERE order_no = ?",
                    Long.parseLong(recharge.orderNo())))
        .isEqualTo(told ? fen : 0);
  }

  /** The same request, sent again, is answered; and all who have to do with it know it once. */
  void assertDoneOnce() {
    Merchant merchant = recharge.merchant();
    Http.Answer answer =
        Eventually.becomes(
            () -> merchant.askRefund(recharge.orderNo(), fen, idempotencyKey),
            latest -> latest.status() == 202);
    String refundNo = answer.json().path("refundNo").asString();
    assertThat(refundNo).isEqualTo(number());
    merchant.awaitRefund(refundNo, "SUCCEEDED");
    Eventually.holds(
        () -> {
          JsonNode order = recharge.order();
          assertThat(order.path("status").asString()).isEqualTo("PARTIALLY_REFUNDED");
          assertThat(order.path("refundedAmount").asLong()).isEqualTo(fen);
          assertThat(merchant.wallet().amounts("REFUND", refundNo)).containsExactly(-fen);
        });
    assertThat(merchant.refundsOf(recharge.orderNo())).hasSize(1);
    assertThat(merchant.wallet().amounts("REFUND_HOLD", refundNo))
        .containsExactlyInAnyOrder(-fen, fen);
    assertThat(merchant.wallet().amounts("REFUND_RELEASE", refundNo)).isEmpty();
    assertDoneAtChannel(true);
  }

  /** The low bits of an order's number say which table it is in. */
  private String orderTable() {
    return "t_order_" + Long.parseLong(recharge.orderNo()) % GENES % ORDER_TABLES;
  }

  private String number() {
    return payment
        .find("SELECT refund_no FROM refund WHERE order_no = ?", Long.parseLong(recharge.orderNo()))
        .orElseThrow();
  }
}
