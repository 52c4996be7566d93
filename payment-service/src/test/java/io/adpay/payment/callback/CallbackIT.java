package io.adpay.payment.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.money.Money;
import io.adpay.payment.channel.ChannelReply;
import io.adpay.payment.channel.PaymentView;
import io.adpay.payment.payment.PaymentStatus;
import io.adpay.payment.suite.FakeChannel;
import io.adpay.payment.suite.RunningService;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class CallbackIT extends RunningService {

  @Autowired private MeterRegistry meters;

  @Test
  void genuineNoticeIsStoredAcknowledgedAndTheOrderHearsOfTheMoney() {
    long order = order();
    long paymentNo = pending(order, Channel.ALIPAY, "QR");

    Reply reply = notice("alipay", "n-" + paymentNo, paymentNo, FEN);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.raw().body()).isEqualTo("success");
    becomes(paymentNo, PaymentStatus.SUCCEEDED);
    var payment = payment(paymentNo);
    assertThat(payment.receivedAmount()).isEqualTo(payment.amount());
    assertThat(payment.channelTradeNo()).isEqualTo("T" + paymentNo);
    assertThat(payment.disposition()).isNull();
    assertThat(payment.nextQueryAt()).isNull();
    eventually()
        .untilAsserted(
            () ->
                assertThat(SUITE.events("PaymentSucceeded", order))
                    .singleElement()
                    .satisfies(
                        e -> {
                          assertThat(e.payload().get("receivedFen").asLong()).isEqualTo(FEN);
                          assertThat(e.payload().get("uid").asLong()).isEqualTo(UID);
                        }));
    assertThat(outcomes(paymentNo)).containsExactly("APPLIED");
    assertThat(alipay.questions(paymentNo)).isZero();
  }

  @Test
  void theSameNoticeManyTimesAndAnotherOfTheSameMoneyCountOnce() throws Exception {
    long order = order();
    long paymentNo = pending(order, Channel.WECHAT, "QR");
    Callable<Integer> send = () -> notice("wechat", "same-" + paymentNo, paymentNo, FEN).status();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> sent = threads.invokeAll(Collections.nCopies(10, send));
      assertThat(sent).allSatisfy(answer -> assertThat(answer.resultNow()).isEqualTo(200));
    }
    notice("wechat", "other-" + paymentNo, paymentNo, FEN);

    eventually()
        .untilAsserted(
            () ->
                assertThat(outcomes(paymentNo)).containsExactlyInAnyOrder("APPLIED", "DUPLICATE"));
    eventually().until(() -> SUITE.events("PaymentSucceeded", order).size() == 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"forged|n1|%d|5000", "genuine|n1|%d", ""})
  void noticeThatIsNotTheChannelsChangesNothingAndIsCounted(String text) {
    long paymentNo = pending(order(), Channel.ALIPAY, "QR");
    double before = refused();

    Reply reply = callback("alipay", text.formatted(paymentNo));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.raw().body()).isEqualTo("failure");
    assertThat(refused()).isEqualTo(before + 1);
    assertThat(outcomes(paymentNo)).isEmpty();
    assertThat(payment(paymentNo).status()).isEqualTo(PaymentStatus.PENDING);
  }

  @Test
  void otherAmountMakesUsAskAndWhatWasReallyReceivedCounts() {
    long order = order();
    long paymentNo = pending(order, Channel.ALIPAY, "QR");
    alipay.put(paymentNo, FakeChannel.State.PAID, 4999);

    assertThat(notice("alipay", "odd-" + paymentNo, paymentNo, 4000).status()).isEqualTo(200);

    becomes(paymentNo, PaymentStatus.SUCCEEDED);
    assertThat(payment(paymentNo).receivedAmount().fen()).isEqualTo(4999);
    eventually()
        .untilAsserted(
            () ->
                assertThat(SUITE.events("PaymentSucceeded", order))
                    .singleElement()
                    .satisfies(
                        e -> assertThat(e.payload().get("receivedFen").asLong()).isEqualTo(4999)));
    assertThat(outcomes(paymentNo)).containsExactly("CONFIRMED");
  }

  @Test
  void otherAmountThatTheChannelDoesNotConfirmIsNotBelieved() {
    long paymentNo = pending(order(), Channel.ALIPAY, "QR");

    notice("alipay", "odd-" + paymentNo, paymentNo, 1);

    eventually()
        .untilAsserted(() -> assertThat(outcomes(paymentNo)).containsExactly("NOT_CONFIRMED"));
    assertThat(payment(paymentNo).status()).isEqualTo(PaymentStatus.PENDING);
  }

  @Test
  void otherAmountThatTheChannelConfirmsOnlyLaterIsBelievedThen() {
    long paymentNo = pending(order(), Channel.ALIPAY, "QR");
    notice("alipay", "odd-" + paymentNo, paymentNo, 1);
    eventually().until(() -> alipay.questions(paymentNo) >= 2);

    alipay.put(paymentNo, FakeChannel.State.PAID, 1);

    becomes(paymentNo, PaymentStatus.SUCCEEDED);
    assertThat(payment(paymentNo).receivedAmount().fen()).isEqualTo(1);
    assertThat(outcomes(paymentNo)).containsExactly("CONFIRMED");
  }

  @Test
  void otherAmountThatIsNotConfirmedInTimeIsForAnOperator() {
    long paymentNo = pending(order(), Channel.ALIPAY, "QR");
    notice("alipay", "odd-" + paymentNo, paymentNo, 1);
    eventually().until(() -> alipay.questions(paymentNo) >= 1);
    assertThat(laidAside(paymentNo)).isZero();

    growOld(paymentNo);

    eventually().until(() -> laidAside(paymentNo) == 1);
    assertThat(unfinished(paymentNo)).isZero();
    assertThat(outcomes(paymentNo)).containsExactly("NOT_CONFIRMED");
    assertThat(payment(paymentNo).status()).isEqualTo(PaymentStatus.PENDING);
  }

  @Test
  void oddNoticeOfAPaymentThatWasRefundedSinceIsNoNews() {
    long paymentNo = pending(order(), Channel.ALIPAY, "QR");
    notice("alipay", "paid-" + paymentNo, paymentNo, FEN);
    becomes(paymentNo, PaymentStatus.SUCCEEDED);
    refundedThere(paymentNo);

    notice("alipay", "odd-" + paymentNo, paymentNo, 1);

    eventually()
        .untilAsserted(
            () -> assertThat(outcomes(paymentNo)).containsExactly("APPLIED", "DUPLICATE"));
  }

  @Test
  void oddNoticeOfAnOpenPaymentWhoseMoneyWentBackCreditsNothing() {
    long order = order();
    long paymentNo = pending(order, Channel.ALIPAY, "QR");
    refundedThere(paymentNo);

    notice("alipay", "odd-" + paymentNo, paymentNo, 1);

    eventually()
        .untilAsserted(() -> assertThat(outcomes(paymentNo)).containsExactly("NOT_CONFIRMED"));
    assertThat(payment(paymentNo).status()).isEqualTo(PaymentStatus.PENDING);
    assertThat(
            count(
                "SELECT COUNT(*) FROM dead_letter WHERE queue = 'payments-gone-back' AND task = ?",
                paymentNo))
        .isEqualTo(1);
  }

  @Test
  void otherAmountIsAskedAboutUntilTheChannelAnswers() {
    long paymentNo = pending(order(), Channel.ALIPAY, "QR");
    alipay.onQuery(paymentNo, _ -> new ChannelReply.Unknown<>("timeout"));
    notice("alipay", "odd-" + paymentNo, paymentNo, 4999);
    eventually().until(() -> alipay.questions(paymentNo) >= 2);
    assertThat(payment(paymentNo).status()).isEqualTo(PaymentStatus.PENDING);

    alipay.put(paymentNo, FakeChannel.State.PAID, 4999);
    alipay.behave();
    becomes(paymentNo, PaymentStatus.SUCCEEDED);
  }

  @Test
  void moneyForAClosedPaymentIsStillMoney() {
    long order = order();
    long paymentNo = pending(order, Channel.ALIPAY, "QR");
    expire(paymentNo);
    becomes(paymentNo, PaymentStatus.CLOSED);
    assertThat(start(order, Channel.ALIPAY, "QR").status()).isEqualTo(201);

    notice("alipay", "late-" + paymentNo, paymentNo, FEN);

    becomes(paymentNo, PaymentStatus.SUCCEEDED);
    eventually().until(() -> SUITE.events("PaymentSucceeded", order).size() == 1);
  }

  @Test
  void noticeAboutNobodysPaymentIsKeptForAnOperator() {
    long unknown = number();

    assertThat(notice("alipay", "who-" + unknown, unknown, FEN).status()).isEqualTo(200);

    eventually()
        .untilAsserted(() -> assertThat(outcomes(unknown)).containsExactly("UNKNOWN_PAYMENT"));
    assertThat(laidAside(unknown)).isZero();
    growOld(unknown);
    eventually().until(() -> laidAside(unknown) == 1);
    assertThat(unfinished(unknown)).isZero();
  }

  @Test
  void paymentThatIsThereOnlyAfterItsNoticeIsPaidByIt() {
    long late = number();
    notice("alipay", "early-" + late, late, FEN);
    eventually().untilAsserted(() -> assertThat(outcomes(late)).containsExactly("UNKNOWN_PAYMENT"));
    long paymentNo = pending(order(), Channel.ALIPAY, "QR");

    plant("UPDATE payment SET payment_no = " + late + " WHERE payment_no = " + paymentNo);

    becomes(late, PaymentStatus.SUCCEEDED);
    assertThat(outcomes(late)).containsExactly("APPLIED");
  }

  @Test
  void noticeOfOneChannelDoesNotPayAPaymentOfTheOther() {
    long paymentNo = pending(order(), Channel.ALIPAY, "QR");

    notice("wechat", "cross-" + paymentNo, paymentNo, FEN);

    eventually()
        .untilAsserted(() -> assertThat(outcomes(paymentNo)).containsExactly("UNKNOWN_PAYMENT"));
    assertThat(payment(paymentNo).status()).isEqualTo(PaymentStatus.PENDING);
  }

  @Test
  void noticeOfNoConsequenceMakesUsAsk() {
    long paymentNo = pending(order(), Channel.ALIPAY, "QR");
    alipay.put(paymentNo, FakeChannel.State.PAID, FEN);

    callback("alipay", FakeChannel.notice("genuine", "x-" + paymentNo, "" + paymentNo, ""));

    becomes(paymentNo, PaymentStatus.SUCCEEDED);
  }

  @Test
  void returningBrowserMakesUsAskAndGoesOnToTheMerchant() {
    long order = order();
    long paymentNo =
        start(
                order,
                "{\"channel\":\"ALIPAY\",\"method\":\"PAGE\",\"returnUrl\":\"https://shop.example/done?a=1#top\"}",
                UUID.randomUUID().toString(),
                java.util.Map.of())
            .json()
            .get("paymentNo")
            .asLong();
    alipay.put(paymentNo, FakeChannel.State.PAID, FEN);

    Reply reply = browse("/callbacks/alipay/return?no=" + paymentNo);

    assertThat(reply.status()).isEqualTo(303);
    assertThat(reply.header("Location"))
        .isEqualTo("https://shop.example/done?a=1&orderNo=" + order + "#top");
    becomes(paymentNo, PaymentStatus.SUCCEEDED);
  }

  @Test
  void returningBrowserWithoutAPlaceToGoStaysHere() {
    long paymentNo = pending(order(), Channel.WECHAT, "QR");

    assertThat(browse("/callbacks/wechat/return?no=" + paymentNo).status()).isEqualTo(200);
    assertThat(browse("/callbacks/wechat/return").status()).isEqualTo(200);
    assertThat(callback("wechat/return", "no=" + paymentNo).status()).isEqualTo(200);
    assertThat(browse("/callbacks/paypal/return").status()).isEqualTo(404);
  }

  @Test
  void noticeOfAnUnknownChannelAndAnEndlessOneAreRefused() {
    assertThat(callback("paypal", "x").status()).isEqualTo(404);
    assertThat(callback("alipay", "x".repeat(65_537)).status()).isEqualTo(413);
  }

  private Reply notice(String channel, String id, long paymentNo, long fen) {
    return callback(
        channel, FakeChannel.notice("genuine", id, Long.toString(paymentNo), Long.toString(fen)));
  }

  private List<String> outcomes(long paymentNo) {
    return jdbc.sql("SELECT outcome FROM channel_notice WHERE out_trade_no = ?")
        .param(Long.toString(paymentNo))
        .query(String.class)
        .list();
  }

  private void refundedThere(long paymentNo) {
    alipay.onQuery(
        paymentNo,
        _ ->
            new ChannelReply.Accepted<>(
                new PaymentView.Refunded("T" + paymentNo, Money.ofFen(FEN), Instant.now())));
  }

  private static void growOld(long paymentNo) {
    plant(
        """
        UPDATE channel_notice
           SET received_at = TIMESTAMPADD(MINUTE, -31, UTC_TIMESTAMP(3)),
               next_attempt_at = UTC_TIMESTAMP(3)
         WHERE out_trade_no = '%d'
        """
            .formatted(paymentNo));
  }

  private long laidAside(long paymentNo) {
    return count(
        """
        SELECT COUNT(*) FROM dead_letter d JOIN channel_notice n ON d.task = CAST(n.id AS CHAR)
         WHERE d.queue = 'channel-notices' AND n.out_trade_no = ?
        """,
        paymentNo);
  }

  private long unfinished(long paymentNo) {
    return count(
        """
        SELECT COUNT(*) FROM channel_notice
         WHERE out_trade_no = ? AND (processed_at IS NULL OR next_attempt_at IS NOT NULL)
        """,
        paymentNo);
  }

  private long count(String sql, long paymentNo) {
    return jdbc.sql(sql).param(Long.toString(paymentNo)).query(Long.class).single();
  }

  private double refused() {
    return meters.find("adpay.callback.refused").counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }
}
