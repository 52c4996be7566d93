package io.adpay.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Both channels have a bad day at the same time, each one of its own; over the three runs each has
 * every kind.
 */
class UnknownOutcomeScenario {

  private static final int ADVERTISER = 1090;
  private static final long REFUNDED = 300;
  private static final long PAID_OUT = 700;

  private final RunningSuite suite = RunningSuite.get();
  private final Buyer buyer = suite.buyer();

  @BeforeAll
  static void anAdvertiserHasMoney() {
    Recharge _ =
        Recharge.credited(
            RunningSuite.get().buyer(),
            RunningSuite.get().merchant(ADVERTISER),
            "ALIPAY",
            10 * PAID_OUT);
  }

  @AfterEach
  void theChannelsBehaveAgain() {
    buyer.noFaults();
  }

  @AfterAll
  static void theBooksAgree() {
    Books.assertTheyAgree(RunningSuite.get());
  }

  @ParameterizedTest
  @CsvSource({
    "hangRate, dropBeforeRate",
    "dropBeforeRate, errorRate",
    "errorRate, hangRate",
  })
  void whateverIsBegunWhileTheChannelDoesNotAnswerEndsWell(String atAlipay, String atWechat) {
    List<Story> stories = SideBySide.all(List.of(() -> told("ALIPAY"), () -> told("WECHAT")));
    buyer.faults(
        Map.of(
            "ALIPAY", Map.of(atAlipay, 1, "dropNotifications", true),
            "WECHAT", Map.of(atWechat, 1, "dropNotifications", true)));

    SideBySide.forEach(stories, Story::goesOnWithoutAnswers);

    buyer.faults(Map.of("dropNotifications", true));
    SideBySide.forEach(stories, Story::whatWasNotToldIsAskedFor);
    buyer.noFaults();
    SideBySide.forEach(stories, Story::endsWell);
  }

  /** All that is there before the channel stops answering. */
  private Story told(String channel) {
    boolean alipay = channel.equals("ALIPAY");
    Merchant merchant = suite.merchant(alipay ? 1091 : 1092);
    TrafficOwner owner = suite.trafficOwner(alipay ? 2013 : 2014);
    suite.platform().pay(ADVERTISER, owner.uid(), PAID_OUT);
    List<Recharge> recharges =
        SideBySide.all(
            List.of(
                () -> Recharge.credited(buyer, merchant, channel, 1_000),
                () -> Recharge.begun(merchant, channel, "QR", 1_100),
                () -> Recharge.begun(merchant, channel, "QR", 1_200)));
    return new Story(
        channel,
        merchant,
        owner,
        recharges.get(0),
        recharges.get(1),
        recharges.get(2),
        buyer.account(channel).path("paidOut").asLong());
  }

  /** A payment, a question, a close, a refund and a payout at one channel. */
  private final class Story {

    private final String channel;
    private final Merchant merchant;
    private final TrafficOwner owner;
    private final Recharge refunded;
    private final Recharge askedAbout;
    private final Recharge closed;
    private final long paidOutBefore;
    private String newOrderNo = "";
    private String newPaymentNo = "";
    private String refundNo = "";
    private String withdrawalNo = "";

    Story(
        String channel,
        Merchant merchant,
        TrafficOwner owner,
        Recharge refunded,
        Recharge askedAbout,
        Recharge closed,
        long paidOutBefore) {
      this.channel = channel;
      this.merchant = merchant;
      this.owner = owner;
      this.refunded = refunded;
      this.askedAbout = askedAbout;
      this.closed = closed;
      this.paidOutBefore = paidOutBefore;
    }

    /** Begins all five, and returns when each kind of call has met the fault. */
    void goesOnWithoutAnswers() {
      List<Long> before = calls().toList();
      SideBySide.forEach(
          List.<Runnable>of(
              this::pays,
              () -> buyer.pay(askedAbout.payment()),
              this::isNotClosedYet,
              () -> refundNo = merchant.refund(refunded.orderNo(), REFUNDED),
              () -> withdrawalNo = owner.withdraw(PAID_OUT, channel)),
          Runnable::run);
      Eventually.holds(
          () -> {
            List<Long> now = calls().toList();
            for (int i = 0; i < now.size(); i++) {
              assertThat(now.get(i)).as("call %d of %s", i, channel).isGreaterThan(before.get(i));
            }
          });
    }

    private void pays() {
      newOrderNo = merchant.placeOrder(1_300);
      JsonNode payment = merchant.beginPayment(newOrderNo, channel, "QR");
      assertThat(payment.path("status").asString()).isEqualTo("QUEUED");
      newPaymentNo = payment.path("paymentNo").asString();
    }

    private void isNotClosedYet() {
      Http.Answer answer = merchant.close(closed.orderNo());
      assertThat(answer.status()).as(answer.text()).isIn(409, 503);
      if (answer.status() == 409) {
        assertThat(answer.code()).isEqualTo("payment_in_progress");
      }
    }

    void whatWasNotToldIsAskedFor() {
      askedAbout.awaitCredited();
      assertThat(
              buyer.trade(askedAbout.payment()).path("notifications").path("acknowledged").asInt())
          .isZero();
    }

    void endsWell() {
      SideBySide.forEach(
          List.<Runnable>of(
              this::isPaidAndCredited, this::isClosed, this::isRefundedOnce, this::isPaidOutOnce),
          Runnable::run);
    }

    private void isPaidAndCredited() {
      buyer.pay(Recharges.awaitAction(merchant, newPaymentNo));
      Recharges.awaitPaidAndCreditedOnce(merchant, newOrderNo, newPaymentNo);
    }

    private void isClosed() {
      Http.Answer _ =
          Eventually.becomes(
              () -> merchant.close(closed.orderNo()), answer -> answer.status() == 200);
      assertThat(closed.order().path("status").asString()).isEqualTo("CLOSED");
    }

    private void isRefundedOnce() {
      merchant.awaitRefund(refundNo, "SUCCEEDED");
      assertThat(merchant.refundsOf(refunded.orderNo())).hasSize(1);
      assertThat(buyer.trade(refunded.payment()).path("refunded").asLong()).isEqualTo(REFUNDED);
      Eventually.holds(
          () -> {
            assertThat(refunded.order().path("refundedAmount").asLong()).isEqualTo(REFUNDED);
            assertThat(merchant.wallet().amounts("REFUND", refundNo)).containsExactly(-REFUNDED);
          });
    }

    private void isPaidOutOnce() {
      if (channel.equals("WECHAT")) {
        suite.transfers().confirm(withdrawalNo);
      }
      owner.awaitStatus(withdrawalNo, "PAID");
      JsonNode transfer = suite.transfers().await(channel, withdrawalNo, "SUCCESS");
      assertThat(transfer.path("amount").asLong()).isEqualTo(PAID_OUT);
      assertThat(buyer.account(channel).path("paidOut").asLong())
          .isEqualTo(paidOutBefore + PAID_OUT);
      Eventually.holds(
          () ->
              assertThat(owner.wallet().amounts("WITHDRAW_SETTLE", withdrawalNo))
                  .containsExactly(-PAID_OUT));
      assertThat(owner.wallet().available()).isZero();
      assertThat(owner.wallet().frozen()).isZero();
    }

    /** How often each of the interfaces was called that the five need. */
    private Stream<Long> calls() {
      List<String> interfaces =
          channel.equals("ALIPAY")
              ? List.of(
                  "alipay.trade.precreate",
                  "alipay.trade.query",
                  "alipay.trade.refund",
                  "alipay.fund.trans.uni.transfer")
              : List.of(
                  "POST /v3/pay/transactions/native",
                  "GET /v3/pay/transactions/out-trade-no/{out_trade_no}",
                  "POST /v3/refund/domestic/refunds",
                  "POST /v3/fund-app/mch-transfer/transfer-bills");
      return interfaces.stream().map(api -> buyer.calls(channel, api));
    }
  }
}
