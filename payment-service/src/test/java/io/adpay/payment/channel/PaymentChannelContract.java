package io.adpay.payment.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.contract.payment.Method;
import io.adpay.common.money.Money;
import io.adpay.payment.channel.ChannelReply.Accepted;
import io.adpay.payment.channel.ChannelReply.Declined;
import io.adpay.payment.channel.ChannelReply.Finality;
import io.adpay.payment.channel.ChannelReply.RateLimited;
import io.adpay.payment.channel.ChannelReply.Unknown;
import io.adpay.payment.channel.wire.RsaKey;
import io.adpay.payment.channel.wire.WireServer.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What every channel owes the rest of the service, whatever it is on the wire. */
@ExtendWith(OutputCaptureExtension.class)
public abstract class PaymentChannelContract {

  protected static final OutTradeNo PAYMENT = new OutTradeNo("4611686018427387904");
  protected static final OutRefundNo REFUND = new OutRefundNo("4611686018427387905");
  protected static final OutPayoutNo PAYOUT = new OutPayoutNo("4611686018427387906");
  protected static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
  protected static final Instant PAID_AT = Instant.parse("2026-11-24T01:59:59Z");
  protected static final Instant EXPIRES_AT = Instant.parse("2026-11-24T02:30:15.987Z");
  protected static final Money AMOUNT = Money.ofFen(8_880);

  /** The channel under test, speaking to the test's own server. */
  protected abstract ChannelWire wire();

  protected static PrepayCommand prepay(Method method) {
    return new PrepayCommand(
        PAYMENT, method, AMOUNT, "广告充值 A&B <1>", EXPIRES_AT, new Buyer("oBuyer", "203.0.113.9"));
  }

  protected static RefundCommand refund() {
    return new RefundCommand(PAYMENT, REFUND, Money.ofFen(100), AMOUNT, AMOUNT, "退款");
  }

  protected static PayoutCommand payout() {
    return new PayoutCommand(PAYOUT, AMOUNT, new Payee("payee-account-2088", "张三丰"));
  }

  @Test
  void paymentThatSucceededIsTold() {
    wire().says(() -> wire().paid(8_880));

    assertThat(wire().channel().query(PAYMENT))
        .isEqualTo(new Accepted<>(new PaymentView.Succeeded(channelTradeNo(), AMOUNT, PAID_AT)));
  }

  @Test
  void whatWasReallyReceivedIsToldNotWhatWasAskedFor() {
    wire().says(() -> wire().paid(1));

    assertThat(wire().channel().query(PAYMENT))
        .isEqualTo(
            new Accepted<>(new PaymentView.Succeeded(channelTradeNo(), Money.ofFen(1), PAID_AT)));
  }

  @Test
  void fullyRefundedPaymentIsStillAPaidOne() {
    wire().says(() -> wire().refundedInFull());

    assertThat(wire().channel().query(PAYMENT))
        .isEqualTo(new Accepted<>(new PaymentView.Refunded(channelTradeNo(), AMOUNT, PAID_AT)));
  }

  @Test
  void unpaidPaymentsAreWaitingClosedOrNotCreated() {
    wire().says(() -> wire().waiting());
    assertThat(wire().channel().query(PAYMENT))
        .isEqualTo(new Accepted<>(new PaymentView.Waiting()));

    wire().says(() -> wire().closedUnpaid());
    assertThat(wire().channel().query(PAYMENT)).isEqualTo(new Accepted<>(new PaymentView.Closed()));

    wire().says(() -> wire().unknownPayment());
    assertThat(wire().channel().query(PAYMENT))
        .isEqualTo(new Accepted<>(new PaymentView.NotCreated()));
  }

  @Test
  void stateThatNobodyDocumentedIsUnknown() {
    wire().says(() -> wire().undocumentedState());

    assertThat(wire().channel().query(PAYMENT)).isEqualTo(new Unknown<>("undocumented_state"));
  }

  @Test
  void genuineAnswerAboutAnotherPaymentIsNoAnswer() {
    wire().says(() -> wire().paymentOf("4611686018427387999"));

    assertThat(wire().channel().query(PAYMENT))
        .isEqualTo(new Unknown<>("answer_about_another_number"));
  }

  @Test
  void closeIsDoneNotCreatedOrTooLate() {
    wire().says(() -> wire().closed());
    assertThat(wire().channel().close(PAYMENT)).isEqualTo(new Accepted<>(CloseView.CLOSED));

    wire().says(() -> wire().unknownPayment());
    assertThat(wire().channel().close(PAYMENT)).isEqualTo(new Accepted<>(CloseView.NOT_CREATED));

    wire().says(() -> wire().alreadyPaid());
    assertThat(wire().channel().close(PAYMENT)).isEqualTo(new Accepted<>(CloseView.ALREADY_PAID));
  }

  @Test
  void refundThatIsDoneAtOnceIsDone() {
    wire().says(() -> wire().refundDone());

    assertThat(wire().channel().refund(refund()))
        .isEqualTo(new Accepted<>(new RefundView.Succeeded(Money.ofFen(100), PAID_AT)));
  }

  @Test
  void refundIsToldByItsQuery() {
    wire().says(() -> wire().refundQueriedDone());

    assertThat(wire().channel().queryRefund(PAYMENT, REFUND))
        .isEqualTo(new Accepted<>(new RefundView.Succeeded(Money.ofFen(100), PAID_AT)));
  }

  @Test
  void refundThatTheChannelDoesNotKnowWasNotDone() {
    wire().says(() -> wire().refundUnknown());

    assertThat(wire().channel().queryRefund(PAYMENT, REFUND))
        .isEqualTo(new Accepted<>(new RefundView.NotDone()));
  }

  @Test
  void tooLittleOfOurMoneyThereIsNoFinalRefusal() {
    wire().says(() -> wire().notEnoughBalance());

    assertThat(wire().channel().refund(refund()))
        .isInstanceOfSatisfying(
            Declined.class,
            declined -> assertThat(declined.finality()).isEqualTo(Finality.FOR_NOW));
  }

  @Test
  void refusalOfOurSignatureSaysNothingOfThePayment() {
    wire().says(() -> wire().ourSignatureIsBad());

    assertThat(wire().channel().refund(refund()))
        .isInstanceOfSatisfying(
            Declined.class,
            declined -> assertThat(declined.finality()).isEqualTo(Finality.CONFIGURATION));
  }

  @Test
  void payoutIsToldByItsQuery() {
    wire().says(() -> wire().payoutQueriedDone());

    assertThat(wire().channel().queryPayout(PAYOUT))
        .isEqualTo(new Accepted<>(new PayoutView.Succeeded("1330000712", AMOUNT, PAID_AT)));
  }

  @Test
  void payoutThatFailedSaysWhy() {
    wire().says(() -> wire().payoutQueriedFailed());

    assertThat(wire().channel().queryPayout(PAYOUT))
        .isEqualTo(new Accepted<>(new PayoutView.Failed("PAYEE_BLOCKED")));
  }

  @Test
  void payoutThatTheChannelDoesNotKnowIsNotFoundAndNoFailure() {
    wire().says(() -> wire().payoutUnknown());

    assertThat(wire().channel().queryPayout(PAYOUT))
        .isEqualTo(new Accepted<>(new PayoutView.NotFound()));
  }

  @Test
  void payoutsStateThatNobodyDocumentedIsUnknown() {
    wire().says(() -> wire().payoutInAnUndocumentedState());

    assertThat(wire().channel().payout(payout())).isEqualTo(new Unknown<>("undocumented_state"));
    assertThat(wire().channel().queryPayout(PAYOUT)).isEqualTo(new Unknown<>("undocumented_state"));
  }

  @Test
  void genuineAnswerAboutAnotherPayoutIsNoAnswer() {
    wire().says(() -> wire().payoutQueriedDone());

    assertThat(wire().channel().queryPayout(new OutPayoutNo("4611686018427387999")))
        .isEqualTo(new Unknown<>("answer_about_another_number"));
  }

  @Test
  void tooLittleOfOurMoneyForAPayoutIsNoFinalRefusal() {
    wire().says(() -> wire().notEnoughForAPayout());

    assertThat(wire().channel().payout(payout()))
        .isInstanceOfSatisfying(
            Declined.class,
            declined -> assertThat(declined.finality()).isEqualTo(Finality.FOR_NOW));
  }

  @Test
  void noticeOfAPayoutNamesItAndNoMore() {
    assertThat(wire().channel().parse(wire().noticeOfPayout()))
        .isInstanceOfSatisfying(
            Notice.Verified.class,
            verified -> assertThat(verified.fact()).isEqualTo(new Notice.PayoutChanged(PAYOUT)));
  }

  @Test
  void payeeIsInNoLogAndInNoText(CapturedOutput output) {
    for (Answer answer : List.of(wire().ourSignatureIsBad(), Answer.of(500, ""), Answer.none())) {
      wire().says(() -> answer);
      assertThat(wire().channel().payout(payout())).isNotInstanceOf(Accepted.class);
    }

    assertThat(payout().toString()).contains(PAYOUT.value());
    assertThat(output.getAll() + payout())
        .doesNotContain("payee-account-2088")
        .doesNotContain("张三丰");
  }

  @TestFactory
  Stream<DynamicTest> everyCallIsLimitedWhereTheChannelSaysSo() {
    return calls()
        .map(
            call ->
                DynamicTest.dynamicTest(
                    call.getKey(),
                    () -> {
                      for (Supplier<Answer> answer :
                          List.<Supplier<Answer>>of(
                              () -> Answer.of(403, ""),
                              () ->
                                  Answer.of(403, "<html>Forbidden</html>")
                                      .with("Content-Type", "text/html"),
                              () -> Answer.of(429, ""),
                              wire()::tooFast)) {
                        wire().says(answer);
                        assertThat(call.getValue().get()).isEqualTo(new RateLimited<>());
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyCallIsUnknownWhereNobodyKnows() {
    return calls()
        .map(
            call ->
                DynamicTest.dynamicTest(
                    call.getKey(),
                    () -> {
                      for (Supplier<Answer> answer :
                          List.<Supplier<Answer>>of(
                              Answer::none,
                              () -> Answer.of(500, ""),
                              () ->
                                  Answer.of(502, "<html>oops</html>")
                                      .with("Content-Type", "text/html"),
                              () -> Answer.of(503, "[]").with("Content-Type", "application/json"),
                              () -> Answer.of(302, "").with("Location", "/elsewhere"),
                              () -> Answer.of(200, ""),
                              () -> Answer.of(200, "<html>").with("Content-Type", "text/html"),
                              () ->
                                  Answer.of(200, "{\"code\":")
                                      .with("Content-Type", "application/json"),
                              () -> Answer.of(200, "x".repeat(1024 * 1024 + 1)),
                              wire()::channelError,
                              () -> wire().paidSignedBy(RsaKey.OTHER),
                              () -> wire().paidSignedBy(RsaKey.OURS))) {
                        wire().says(answer);
                        assertThat(call.getValue().get()).isInstanceOf(Unknown.class);
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyCallIsSentOnceWhateverComesOfIt() {
    return calls()
        .map(
            call ->
                DynamicTest.dynamicTest(
                    call.getKey(),
                    () -> {
                      // Warms a pooled connection, which the client might retry on.
                      wire().says(() -> wire().channelError());
                      assertThat(call.getValue().get()).isInstanceOf(Unknown.class);
                      for (Answer answer :
                          List.of(
                              Answer.none(),
                              Answer.of(503, "").with("Retry-After", "0"),
                              Answer.of(408, ""),
                              Answer.of(307, "").with("Location", "/elsewhere"))) {
                        int before = wire().requests();
                        wire().says(() -> answer);
                        assertThat(call.getValue().get()).isNotInstanceOf(Accepted.class);
                        assertThat(wire().requests() - before).isEqualTo(1);
                      }
                    }));
  }

  @Test
  void noticeOfAPaymentIsReadAndVerified() {
    assertThat(wire().channel().parse(wire().noticeOfPayment(8_880)))
        .isEqualTo(
            new Notice.Verified(
                "notice-1",
                PAID_AT,
                new Notice.PaymentSucceeded(PAYMENT, channelTradeNo(), AMOUNT, PAID_AT)));
  }

  @Test
  void noticeOfAnotherAmountIsGenuineAllTheSame() {
    assertThat(wire().channel().parse(wire().noticeOfPayment(1)))
        .isInstanceOfSatisfying(
            Notice.Verified.class,
            verified ->
                assertThat(verified.fact())
                    .isInstanceOfSatisfying(
                        Notice.PaymentSucceeded.class,
                        fact -> assertThat(fact.amount()).isEqualTo(Money.ofFen(1))));
  }

  @Test
  void noticeOfARefundIsNoPayment() {
    assertThat(wire().channel().parse(wire().noticeOfRefund()))
        .isInstanceOfSatisfying(
            Notice.Verified.class,
            verified ->
                assertThat(verified.fact())
                    .isInstanceOfSatisfying(
                        Notice.RefundChanged.class,
                        fact -> {
                          assertThat(fact.outTradeNo()).isEqualTo(PAYMENT);
                          assertThat(fact.outRefundNo()).isEqualTo(REFUND);
                        }));
  }

  @Test
  void forgedNoticesAreRefused() {
    for (RsaKey forger : List.of(RsaKey.OTHER, RsaKey.OURS)) {
      assertThat(wire().channel().parse(wire().noticeSignedBy(forger)))
          .isEqualTo(new Notice.Refused(Notice.Reason.BAD_SIGNATURE));
    }
  }

  @Test
  void noticesForOthersAreRefused() {
    assertThat(wire().channel().parse(wire().noticeForAnotherApp()))
        .isEqualTo(new Notice.Refused(Notice.Reason.WRONG_APP));
    assertThat(wire().channel().parse(wire().noticeForAnotherSeller()))
        .isEqualTo(new Notice.Refused(Notice.Reason.WRONG_SELLER));
  }

  @Test
  void garbageIsRefusedAndNeverThrows() {
    for (String garbage : List.of("", "{", "null", "[]", "a=b&a=c", "%zz=1", "\u0000")) {
      RawRequest request = new RawRequest(Map.of(), null, garbage.getBytes(StandardCharsets.UTF_8));

      assertThat(wire().channel().parse(request)).isInstanceOf(Notice.Refused.class);
    }
  }

  @Test
  void returningBrowserNamesThePaymentIfItCan() {
    assertThat(wire().channel().readReturn(wire().returning())).contains(PAYMENT);
    for (String query : List.of("", "out_trade_no=", "out_trade_no=../etc", "other=1")) {
      assertThat(wire().channel().readReturn(new RawRequest(Map.of(), query, new byte[0])))
          .isEmpty();
    }
  }

  @Test
  void refusalOfANoticeIsNeverTakenForAnAcknowledgement() {
    assertThat(wire().channel().acknowledgement().status()).isBetween(200, 299);
    assertThat(wire().channel().refusal().status()).isGreaterThanOrEqualTo(400);
  }

  @Test
  void moreThanTheChannelTakesIsTheCallersMistake() {
    Money tooMuch = wire().channel().largestAmount().plus(Money.ofFen(1));
    PrepayCommand command =
        new PrepayCommand(PAYMENT, Method.QR, tooMuch, "x", EXPIRES_AT, Buyer.unknown());

    assertThatIllegalArgumentException().isThrownBy(() -> wire().channel().prepay(command));
    assertThat(wire().requests()).isZero();
  }

  @Test
  void logRepeatsNothingOfWhatTheChannelSent(CapturedOutput output) {
    String secret = "buyer-138-0013-8000";
    for (Answer answer :
        List.of(
            Answer.of(500, "{\"code\":\"SYSTEM_ERROR\",\"message\":\"" + secret + "\"}")
                .with("Content-Type", "application/json"),
            Answer.of(200, "{\"buyer\":\"" + secret + "\"}")
                .with("Content-Type", "application/json")
                .with("X-Buyer", secret),
            Answer.of(502, secret).with("Content-Type", "text/plain"))) {
      wire().says(() -> answer);
      assertThat(wire().channel().query(PAYMENT)).isInstanceOf(Unknown.class);
    }
    byte[] notice = ("{\"id\":\"" + secret + "\"}").getBytes(StandardCharsets.UTF_8);
    assertThat(wire().channel().parse(new RawRequest(Map.of(), null, notice)))
        .isInstanceOf(Notice.Refused.class);

    // At its finest level WeChat Pay's SDK repeats everything; nobody runs it so.
    assertThat(output.getAll().lines().filter(line -> !line.contains(" DEBUG ")))
        .isNotEmpty()
        .noneMatch(line -> line.contains(secret) || line.contains("signature="));
  }

  private Stream<Map.Entry<String, Supplier<ChannelReply<?>>>> calls() {
    PaymentChannel channel = wire().channel();
    return Stream.of(
        Map.entry("prepay", () -> channel.prepay(prepay(Method.QR))),
        Map.entry("query", () -> channel.query(PAYMENT)),
        Map.entry("close", () -> channel.close(PAYMENT)),
        Map.entry("refund", () -> channel.refund(refund())),
        Map.entry("query refund", () -> channel.queryRefund(PAYMENT, REFUND)),
        Map.entry("payout", () -> channel.payout(payout())),
        Map.entry("query payout", () -> channel.queryPayout(PAYOUT)));
  }

  protected final String channelTradeNo() {
    return wire().channel().id() == Channel.ALIPAY ? "2026112422001" : "4200002026";
  }
}
