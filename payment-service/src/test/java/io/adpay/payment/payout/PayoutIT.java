package io.adpay.payment.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.money.Money;
import io.adpay.payment.channel.ChannelReply;
import io.adpay.payment.channel.ChannelReply.Accepted;
import io.adpay.payment.channel.ChannelReply.Declined;
import io.adpay.payment.channel.ChannelReply.Finality;
import io.adpay.payment.channel.ChannelReply.RateLimited;
import io.adpay.payment.channel.ChannelReply.Unknown;
import io.adpay.payment.channel.PayoutCommand;
import io.adpay.payment.channel.PayoutView;
import io.adpay.payment.suite.FakeChannel;
import io.adpay.payment.suite.FakePayouts;
import io.adpay.payment.suite.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class PayoutIT extends RunningService {

  private static final String ACCOUNT = "secret-account-of-the-payee";
  private static final String NAME = "李保密";

  @Autowired private PayoutRows rows;
  @Autowired private Payouts payouts;
  private final CountDownLatch gate = new CountDownLatch(1);

  @AfterEach
  void leaveNothingOpen(CapturedOutput output) {
    gate.countDown();
    plant(
        "UPDATE payout SET status = 'FAILED', failure_code = 'over', next_attempt_at = NULL"
            + " WHERE status = 'PENDING'");
    plant("UPDATE dead_letter SET resolved_at = UTC_TIMESTAMP(3)");
    assertThat(output.getAll()).doesNotContain(ACCOUNT).doesNotContain(NAME);
  }

  @ParameterizedTest
  @EnumSource(Channel.class)
  void payoutIsMadeAndItsEndIsTold(Channel channel) {
    long withdrawalNo = number();

    Reply reply = request(withdrawalNo, channel, FEN);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().get("withdrawalNo").asLong()).isEqualTo(withdrawalNo);
    Payout payout = becomes(withdrawalNo, PayoutStatus.SUCCEEDED);
    assertThat(payout.channelTransferNo()).isEqualTo("P" + withdrawalNo);
    assertThat(at(channel).commands(withdrawalNo)).singleElement().isEqualTo(payout.command());
    eventually()
        .untilAsserted(
            () ->
                assertThat(SUITE.events("PayoutSucceeded", withdrawalNo))
                    .singleElement()
                    .satisfies(
                        event -> {
                          var told = event.payload();
                          assertThat(told.get("withdrawalNo").asLong()).isEqualTo(withdrawalNo);
                          assertThat(told.get("channelTransferNo").asString())
                              .isEqualTo("P" + withdrawalNo);
                          assertThat(Instant.parse(told.get("paidAt").asString()))
                              .isEqualTo(payout.paidAt());
                        }));
  }

  @Test
  void askingAgainChangesNothing() {
    long withdrawalNo = number();
    request(withdrawalNo, Channel.ALIPAY, FEN);
    becomes(withdrawalNo, PayoutStatus.SUCCEEDED);

    Reply again = request(withdrawalNo, Channel.ALIPAY, FEN);

    assertThat(again.status()).isEqualTo(200);
    assertThat(alipay.payouts().commands(withdrawalNo)).hasSize(1);
    assertThat(payout(withdrawalNo).status()).isEqualTo(PayoutStatus.SUCCEEDED);
  }

  @ParameterizedTest
  @CsvSource({
    "2001, ALIPAY, 5001, secret-account-of-the-payee, 李保密",
    "2002, ALIPAY, 5000, secret-account-of-the-payee, 李保密",
    "2001, WECHAT, 5000, secret-account-of-the-payee, 李保密",
    "2001, ALIPAY, 5000, another-account, 李保密",
    "2001, ALIPAY, 5000, secret-account-of-the-payee, somebody",
  })
  void otherContentsUnderTheSameNumberAreRefused(
      long uid, Channel channel, long fen, String account, String name) {
    long withdrawalNo = number();
    request(withdrawalNo, Channel.ALIPAY, FEN);

    Reply reply =
        internal("/internal/payouts", body(withdrawalNo, uid, channel, fen, account, name));

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.code()).isEqualTo("payout_conflict");
    assertThat(reply.raw().body()).doesNotContain(ACCOUNT).doesNotContain(NAME);
    becomes(withdrawalNo, PayoutStatus.SUCCEEDED);
    assertThat(alipay.payouts().commands(withdrawalNo)).hasSize(1);
    assertThat(wechat.payouts().commands(withdrawalNo)).isEmpty();
  }

  @Test
  void manyWhoAskAtOnceGetOnePayout() throws Exception {
    long withdrawalNo = number();
    try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Reply> ask = () -> request(withdrawalNo, Channel.WECHAT, FEN);
      for (var reply : together.invokeAll(List.of(ask, ask, ask, ask, ask, ask, ask, ask))) {
        assertThat(reply.get().status()).isEqualTo(200);
      }
    }

    becomes(withdrawalNo, PayoutStatus.SUCCEEDED);
    assertThat(wechat.payouts().commands(withdrawalNo)).hasSize(1);
  }

  @Test
  void onlyServicesHaveAnythingPaidOut() {
    String body = body(number(), 2001, Channel.ALIPAY, FEN, ACCOUNT, NAME);

    assertThat(postAs(SUITE.token(2001L, "TRAFFIC"), "/internal/payouts", body).status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"withdrawalNo\":7,\"uid\":1,\"channel\":\"ALIPAY\",\"fen\":1,\"payeeAccount\":\"a\",\"payeeName\":\"b\"}",
        "{\"withdrawalNo\":1234567890123456789,\"uid\":1,\"fen\":1,\"payeeAccount\":\"a\",\"payeeName\":\"b\"}",
        "{\"withdrawalNo\":1234567890123456789,\"uid\":1,\"channel\":\"ALIPAY\",\"fen\":0,\"payeeAccount\":\"a\",\"payeeName\":\"b\"}",
        "{\"withdrawalNo\":1234567890123456789,\"uid\":1,\"channel\":\"ALIPAY\",\"fen\":1,\"payeeAccount\":\" \",\"payeeName\":\"b\"}",
        "{\"withdrawalNo\":1234567890123456789,\"uid\":1,\"channel\":\"ALIPAY\",\"fen\":1,\"payeeAccount\":\"a\"}"
      })
  void requestThatCanNeverBePaidIsRefused(String body) {
    Reply reply = internal("/internal/payouts", body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("validation_failed");
  }

  @Test
  void finalRefusalOfTheFirstAttemptFailsIt() {
    long withdrawalNo = number();
    alipay.payouts().onPayout(withdrawalNo, _ -> declined("PAYEE_NOT_EXIST", Finality.FINAL));

    request(withdrawalNo, Channel.ALIPAY, FEN);

    Payout payout = becomes(withdrawalNo, PayoutStatus.FAILED);
    assertThat(payout.failureCode()).isEqualTo("payee_not_exist");
    assertThat(alipay.payouts().commands(withdrawalNo)).hasSize(1);
    eventually()
        .untilAsserted(
            () ->
                assertThat(SUITE.events("PayoutFailed", withdrawalNo))
                    .singleElement()
                    .satisfies(
                        event ->
                            assertThat(event.payload().get("failureCode").asString())
                                .isEqualTo("payee_not_exist")));
  }

  @Test
  void finalRefusalAfterAnUnknownAttemptProvesNothingWhileThatMayStillArrive() {
    long withdrawalNo = number();
    wechat
        .payouts()
        .onPayout(
            withdrawalNo,
            inTurn(_ -> new Unknown<>("timeout"), _ -> declined("PARAM_ERROR", Finality.FINAL)));
    Instant before = Instant.now();

    request(withdrawalNo, Channel.WECHAT, FEN);

    eventually().until(() -> wechat.payouts().commands(withdrawalNo).size() >= 3);
    assertThat(wechat.payouts().questions(withdrawalNo)).isPositive();
    becomes(withdrawalNo, PayoutStatus.FAILED);
    assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofSeconds(1));
    assertThat(Set.copyOf(wechat.payouts().commands(withdrawalNo))).hasSize(1);
  }

  @Test
  void finalRefusalWhileTheChannelDoesNotSayWhatItKnowsNeverFailsIt() {
    long withdrawalNo = number();
    alipay
        .payouts()
        .onPayout(
            withdrawalNo,
            inTurn(
                _ -> new Unknown<>("timeout"), _ -> declined("PAYEE_NOT_EXIST", Finality.FINAL)));
    alipay.payouts().onQuery(withdrawalNo, _ -> new Accepted<>(new PayoutView.Taken()));

    request(withdrawalNo, Channel.ALIPAY, FEN);

    // Long after the first attempt has settled.
    eventually().until(() -> alipay.payouts().commands(withdrawalNo).size() >= 8);
    assertThat(payout(withdrawalNo).status()).isEqualTo(PayoutStatus.PENDING);
    alipay.payouts().onQuery(withdrawalNo, _ -> new Accepted<>(FakePayouts.paid(withdrawalNo)));
    becomes(withdrawalNo, PayoutStatus.SUCCEEDED);
  }

  @Test
  void whatIsRefusedForNowWaitsUnderTheSameNumber() {
    long withdrawalNo = number();
    alipay
        .payouts()
        .onPayout(
            withdrawalNo,
            inTurn(
                _ -> declined("PAYER_BALANCE_NOT_ENOUGH", Finality.FOR_NOW),
                _ -> declined("EXCEED_LIMIT_DM_AMOUNT", Finality.FOR_NOW),
                _ -> declined("isv.invalid-signature", Finality.CONFIGURATION),
                alipay.payouts()::accept));

    request(withdrawalNo, Channel.ALIPAY, FEN);

    becomes(withdrawalNo, PayoutStatus.SUCCEEDED);
    assertThat(alipay.payouts().commands(withdrawalNo)).hasSize(4);
    assertThat(Set.copyOf(alipay.payouts().commands(withdrawalNo))).hasSize(1);
    // Nothing was ever in doubt, so there was nothing to ask.
    assertThat(alipay.payouts().questions(withdrawalNo)).isZero();
  }

  @Test
  void acceptedAndNeverAnsweredIsFoundByAskingAndSentOnce() {
    long withdrawalNo = number();
    wechat
        .payouts()
        .onPayout(
            withdrawalNo,
            command -> {
              wechat.payouts().accept(command);
              return new Unknown<>("timeout");
            });

    request(withdrawalNo, Channel.WECHAT, FEN);

    becomes(withdrawalNo, PayoutStatus.SUCCEEDED);
    assertThat(wechat.payouts().commands(withdrawalNo)).hasSize(1);
    assertThat(wechat.payouts().questions(withdrawalNo)).isPositive();
  }

  @Test
  void cutBeforeItWasAcceptedIsSentAgainUnderTheSameNumber() {
    long withdrawalNo = number();
    alipay
        .payouts()
        .onPayout(
            withdrawalNo, inTurn(_ -> new Unknown<>("connection_lost"), alipay.payouts()::accept));

    request(withdrawalNo, Channel.ALIPAY, FEN);

    becomes(withdrawalNo, PayoutStatus.SUCCEEDED);
    assertThat(alipay.payouts().commands(withdrawalNo)).hasSize(2);
    assertThat(Set.copyOf(alipay.payouts().commands(withdrawalNo))).hasSize(1);
  }

  @Test
  void channelInTroubleNeverMakesItFail() {
    long withdrawalNo = number();
    wechat.payouts().onPayout(withdrawalNo, _ -> new Unknown<>("channel_error"));
    wechat.payouts().onQuery(withdrawalNo, _ -> new Unknown<>("channel_error"));

    request(withdrawalNo, Channel.WECHAT, FEN);

    eventually().until(() -> wechat.payouts().questions(withdrawalNo) >= 5);
    assertThat(payout(withdrawalNo).status()).isEqualTo(PayoutStatus.PENDING);
    wechat.payouts().onQuery(withdrawalNo, _ -> new Accepted<>(new PayoutView.NotFound()));
    wechat.payouts().onPayout(withdrawalNo, wechat.payouts()::accept);
    becomes(withdrawalNo, PayoutStatus.SUCCEEDED);
  }

  @Test
  void callsThatComeTooFastLeaveNoDoubtAndNoLongerPause() {
    long withdrawalNo = number();
    alipay
        .payouts()
        .onPayout(withdrawalNo, inTurn(_ -> new RateLimited<>(), alipay.payouts()::accept));

    request(withdrawalNo, Channel.ALIPAY, FEN);

    Payout payout = becomes(withdrawalNo, PayoutStatus.SUCCEEDED);
    assertThat(payout.turns()).isZero();
    assertThat(alipay.payouts().questions(withdrawalNo)).isZero();
  }

  @Test
  void payoutThatAwaitsItsPayeeStaysOpenUntilTheChannelEndsIt() {
    long withdrawalNo = number();
    wechat.payouts().put(withdrawalNo, new PayoutView.AwaitingPayee("package-info"));

    request(withdrawalNo, Channel.WECHAT, FEN);

    eventually().until(() -> wechat.payouts().questions(withdrawalNo) >= 4);
    assertThat(payout(withdrawalNo).status()).isEqualTo(PayoutStatus.PENDING);
    assertThat(wechat.payouts().commands(withdrawalNo)).hasSize(1);
    var state = get("/internal/payouts/" + withdrawalNo, SUITE.token(null, "SERVICE")).json();
    assertThat(state.get("confirmation").asString()).isEqualTo("package-info");
    assertThat(state.toString()).doesNotContain(ACCOUNT).doesNotContain(NAME);
    eventually()
        .untilAsserted(
            () ->
                assertThat(SUITE.events("PayoutAwaitsPayee", withdrawalNo))
                    .extracting(event -> event.payload().get("confirmation").asString())
                    .containsExactly("package-info"));

    wechat.payouts().put(withdrawalNo, new PayoutView.Failed("OVERDUE_CLOSE"));

    assertThat(becomes(withdrawalNo, PayoutStatus.FAILED).failureCode()).isEqualTo("overdue_close");
  }

  @Test
  void lostAnswerIsFetchedOfWhatThePayeeConfirmsWith() {
    long withdrawalNo = number();
    wechat
        .payouts()
        .onPayout(
            withdrawalNo,
            command -> {
              if (wechat.payouts().commands(withdrawalNo).size() > 1) {
                return wechat.payouts().accept(command);
              }
              wechat.payouts().put(withdrawalNo, new PayoutView.AwaitingPayee("package-info"));
              return new Unknown<>("planted: no answer");
            });

    request(withdrawalNo, Channel.WECHAT, FEN);

    eventually().until(() -> payout(withdrawalNo).confirmation() != null);
    long asked = wechat.payouts().questions(withdrawalNo);
    eventually().until(() -> wechat.payouts().questions(withdrawalNo) >= asked + 2);
    assertThat(payout(withdrawalNo).confirmation()).isEqualTo("package-info");
    assertThat(wechat.payouts().commands(withdrawalNo)).hasSize(2);
  }

  @Test
  void payoutThatTheChannelHasOnlyWrittenDownIsSentAgain() {
    long withdrawalNo = number();
    wechat.payouts().put(withdrawalNo, new PayoutView.Taken());

    request(withdrawalNo, Channel.WECHAT, FEN);

    eventually().until(() -> wechat.payouts().commands(withdrawalNo).size() >= 3);
    wechat.payouts().put(withdrawalNo, FakePayouts.paid(withdrawalNo));
    becomes(withdrawalNo, PayoutStatus.SUCCEEDED);
    assertThat(Set.copyOf(wechat.payouts().commands(withdrawalNo))).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Channel.class)
  void newsOfAPayoutMakesItBeAskedAbout(Channel channel) {
    long withdrawalNo = number();
    at(channel).put(withdrawalNo, new PayoutView.Processing());
    request(withdrawalNo, channel, FEN);
    eventually().until(() -> payout(withdrawalNo).attempts() == 1);
    plantQuiet(withdrawalNo);
    at(channel).put(withdrawalNo, FakePayouts.paid(withdrawalNo));

    Reply answer =
        callback(
            channel.name().toLowerCase(Locale.ROOT),
            FakeChannel.payoutNotice("payout-" + withdrawalNo, withdrawalNo));

    assertThat(answer.status()).isEqualTo(200);
    becomes(withdrawalNo, PayoutStatus.SUCCEEDED);
    eventually().until(() -> "ASKED".equals(outcome("payout-" + withdrawalNo)));
  }

  @Test
  void newsOfAPayoutThatDoesNotExistIsForAnOperator(CapturedOutput output) {
    long stranger = number();
    callback("alipay", FakeChannel.payoutNotice("stranger-" + stranger, stranger));

    eventually().until(() -> "UNKNOWN_PAYOUT".equals(outcome("stranger-" + stranger)));
    plant(
        "UPDATE channel_notice SET received_at = '2026-01-01', next_attempt_at = UTC_TIMESTAMP(3)"
            + " WHERE notification_id = 'stranger-%d'".formatted(stranger));
    eventually().until(() -> output.getAll().contains("tells of payout " + stranger));
    assertThat(alipay.payouts().questions(stranger)).isZero();
  }

  @Test
  void newsOfAPayoutThatIsKnownToBePaidIsADuplicate() {
    long withdrawalNo = number();
    request(withdrawalNo, Channel.ALIPAY, FEN);
    becomes(withdrawalNo, PayoutStatus.SUCCEEDED);

    callback("alipay", FakeChannel.payoutNotice("known-" + withdrawalNo, withdrawalNo));

    eventually().until(() -> "DUPLICATE".equals(outcome("known-" + withdrawalNo)));
    assertThat(alipay.payouts().questions(withdrawalNo)).isZero();
  }

  @Test
  void workerThatDiedWithTheCallInFlightIsFollowedByAQuestion() {
    long withdrawalNo = number();
    alipay.payouts().put(withdrawalNo, FakePayouts.paid(withdrawalNo));
    plantInFlight(withdrawalNo);

    becomes(withdrawalNo, PayoutStatus.SUCCEEDED);

    assertThat(alipay.payouts().commands(withdrawalNo)).isEmpty();
    assertThat(alipay.payouts().questions(withdrawalNo)).isPositive();
  }

  @Test
  void workerThatDiedBeforeItsCallArrivedIsFollowedByTheSameNumber() {
    long withdrawalNo = number();
    plantInFlight(withdrawalNo);

    becomes(withdrawalNo, PayoutStatus.SUCCEEDED);

    assertThat(alipay.payouts().questions(withdrawalNo)).isPositive();
    assertThat(alipay.payouts().commands(withdrawalNo)).hasSize(1);
  }

  @Test
  void payoutInHandIsNobodyElses() {
    long withdrawalNo = number();
    alipay.payouts().onPayout(withdrawalNo, command -> held(command, alipay.payouts()::accept));
    request(withdrawalNo, Channel.ALIPAY, FEN);
    eventually().until(() -> alipay.payouts().commands(withdrawalNo).size() == 1);

    assertThat(rows.claimDue(Channel.ALIPAY, 100)).isEmpty();
    assertThat(rows.bringForward(Channel.ALIPAY, withdrawalNo)).isTrue();
    assertThat(rows.claimDue(Channel.ALIPAY, 100)).isEmpty();
    gate.countDown();
    becomes(withdrawalNo, PayoutStatus.SUCCEEDED);
  }

  @Test
  void refusalThatComesAfterTheLeaseIsOverSpeaksForNobody() {
    long withdrawalNo = number();
    var calls = new AtomicInteger();
    wechat
        .payouts()
        .onPayout(
            withdrawalNo,
            command -> {
              if (calls.getAndIncrement() == 0) {
                return held(command, _ -> declined("PARAM_ERROR", Finality.FINAL));
              }
              wechat.payouts().put(withdrawalNo, new PayoutView.AwaitingPayee("again"));
              return wechat.payouts().accept(command);
            });

    request(withdrawalNo, Channel.WECHAT, FEN);
    eventually().until(() -> payout(withdrawalNo).confirmation() != null);
    gate.countDown();

    long asked = wechat.payouts().questions(withdrawalNo);
    eventually().until(() -> wechat.payouts().questions(withdrawalNo) >= asked + 3);
    assertThat(payout(withdrawalNo).status()).isEqualTo(PayoutStatus.PENDING);
    assertThat(payout(withdrawalNo).inDoubtSince()).isPresent();
  }

  @Test
  void payoutThatFailedAndWasPaidAllTheSameIsForAnOperator(CapturedOutput output) {
    long withdrawalNo = number();
    alipay.payouts().onPayout(withdrawalNo, _ -> declined("PAYEE_NOT_EXIST", Finality.FINAL));
    request(withdrawalNo, Channel.ALIPAY, FEN);
    becomes(withdrawalNo, PayoutStatus.FAILED);
    alipay.payouts().put(withdrawalNo, FakePayouts.paid(withdrawalNo));

    callback("alipay", FakeChannel.payoutNotice("late-" + withdrawalNo, withdrawalNo));

    eventually().until(() -> timesLaidAside(withdrawalNo) == 1);
    assertThat(payout(withdrawalNo).status()).isEqualTo(PayoutStatus.FAILED);
    assertThat(SUITE.events("PayoutSucceeded", withdrawalNo)).isEmpty();
    assertThat(output.getAll()).contains("paid by transfer P" + withdrawalNo);
  }

  @Test
  void payoutThatFailedAndThatTheChannelMayStillPayIsForAnOperator() {
    long withdrawalNo = number();
    wechat.payouts().onPayout(withdrawalNo, _ -> declined("PARAM_ERROR", Finality.FINAL));
    request(withdrawalNo, Channel.WECHAT, FEN);
    becomes(withdrawalNo, PayoutStatus.FAILED);
    wechat.payouts().put(withdrawalNo, new PayoutView.AwaitingPayee(null));

    callback("wechat", FakeChannel.payoutNotice("open-" + withdrawalNo, withdrawalNo));

    eventually().until(() -> timesLaidAside(withdrawalNo) == 1);
    assertThat(payout(withdrawalNo).status()).isEqualTo(PayoutStatus.FAILED);
  }

  @Test
  void newsOfAPayoutThatFailedAndStaysSoChangesNothing() {
    long withdrawalNo = number();
    wechat.payouts().put(withdrawalNo, new PayoutView.Failed("NAME_NOT_CORRECT"));
    request(withdrawalNo, Channel.WECHAT, FEN);
    becomes(withdrawalNo, PayoutStatus.FAILED);
    long asked = wechat.payouts().questions(withdrawalNo);

    callback("wechat", FakeChannel.payoutNotice("failed-" + withdrawalNo, withdrawalNo));

    eventually().until(() -> wechat.payouts().questions(withdrawalNo) == asked + 1);
    eventually().until(() -> payout(withdrawalNo).nextAttemptAt() == null);
    assertThat(timesLaidAside(withdrawalNo)).isZero();
    assertThat(SUITE.events("PayoutFailed", withdrawalNo)).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void anotherSumThanOursIsForAnOperatorAndNoSuccess() {
    long withdrawalNo = number();
    alipay
        .payouts()
        .put(
            withdrawalNo,
            new PayoutView.Succeeded("P" + withdrawalNo, Money.ofFen(1), Instant.now()));

    request(withdrawalNo, Channel.ALIPAY, FEN);

    eventually().until(() -> timesLaidAside(withdrawalNo) == 1);
    assertThat(payout(withdrawalNo).status()).isEqualTo(PayoutStatus.PENDING);
  }

  @Test
  void payoutThatIsOpenForTooLongIsForAnOperatorAndGoesOn() {
    long withdrawalNo = number();
    alipay
        .payouts()
        .onPayout(withdrawalNo, _ -> declined("PAYER_BALANCE_NOT_ENOUGH", Finality.FOR_NOW));
    request(withdrawalNo, Channel.ALIPAY, FEN);
    eventually().until(() -> payout(withdrawalNo).attempts() > 0);
    plant(
        "UPDATE payout SET created_at = TIMESTAMPADD(DAY, -4, created_at) WHERE withdrawal_no = "
            + withdrawalNo);

    eventually().until(() -> timesLaidAside(withdrawalNo) == 1);
    int attempts = payout(withdrawalNo).attempts();
    eventually().until(() -> payout(withdrawalNo).attempts() >= attempts + 2);
    assertThat(timesLaidAside(withdrawalNo)).isEqualTo(1);
    assertThat(payout(withdrawalNo).status()).isEqualTo(PayoutStatus.PENDING);

    alipay.payouts().onPayout(withdrawalNo, alipay.payouts()::accept);
    becomes(withdrawalNo, PayoutStatus.SUCCEEDED);
  }

  @Test
  void payoutThatTheChannelMayHaveForgottenIsLeftToTheOperator() {
    long withdrawalNo = number();
    wechat.payouts().onPayout(withdrawalNo, _ -> new Unknown<>("timeout"));
    wechat.payouts().onQuery(withdrawalNo, _ -> new Unknown<>("timeout"));
    request(withdrawalNo, Channel.WECHAT, FEN);
    eventually().until(() -> payout(withdrawalNo).attempts() > 0);
    plant(
        "UPDATE payout SET created_at = TIMESTAMPADD(DAY, -26, created_at) WHERE withdrawal_no = "
            + withdrawalNo);

    eventually().until(() -> payout(withdrawalNo).nextAttemptAt() == null);
    assertThat(payout(withdrawalNo).status()).isEqualTo(PayoutStatus.PENDING);
    assertThat(timesLaidAside(withdrawalNo)).isEqualTo(1);
  }

  @Test
  void poisonPayoutIsToldToAnOperatorAndHoldsUpNobody() {
    long poisoned = number();
    alipay
        .payouts()
        .onPayout(
            poisoned,
            _ -> {
              throw new IllegalStateException("planted: this payout breaks whoever works on it");
            });
    alipay
        .payouts()
        .onQuery(
            poisoned,
            _ -> {
              throw new IllegalStateException("planted: this payout breaks whoever works on it");
            });
    request(poisoned, Channel.ALIPAY, FEN);
    long healthy = number();
    request(healthy, Channel.ALIPAY, FEN);

    becomes(healthy, PayoutStatus.SUCCEEDED);
    eventually().until(() -> timesLaidAside(poisoned) == 1);
    assertThat(payout(poisoned).status()).isEqualTo(PayoutStatus.PENDING);
  }

  private FakePayouts at(Channel channel) {
    return switch (channel) {
      case ALIPAY -> alipay.payouts();
      case WECHAT -> wechat.payouts();
    };
  }

  private Reply request(long withdrawalNo, Channel channel, long fen) {
    return internal("/internal/payouts", body(withdrawalNo, 2001, channel, fen, ACCOUNT, NAME));
  }

  private static String body(
      long withdrawalNo, long uid, Channel channel, long fen, String account, String name) {
    return """
    {"withdrawalNo":%d,"uid":%d,"channel":"%s","fen":%d,"payeeAccount":"%s","payeeName":"%s"}
    """
        .formatted(withdrawalNo, uid, channel, fen, account, name);
  }

  private Payout payout(long withdrawalNo) {
    return payouts.findByWithdrawalNo(withdrawalNo).orElseThrow();
  }

  private Payout becomes(long withdrawalNo, PayoutStatus status) {
    eventually().until(() -> payout(withdrawalNo).status() == status);
    return payout(withdrawalNo);
  }

  private long timesLaidAside(long withdrawalNo) {
    return jdbc.sql("SELECT COUNT(*) FROM dead_letter WHERE task = ? AND queue LIKE 'payouts-%'")
        .param(Long.toString(withdrawalNo))
        .query(Long.class)
        .single();
  }

  private String outcome(String notificationId) {
    return jdbc.sql("SELECT outcome FROM channel_notice WHERE notification_id = ?")
        .param(notificationId)
        .query(String.class)
        .optional()
        .orElse("");
  }

  private ChannelReply<PayoutView> held(
      PayoutCommand command, Function<PayoutCommand, ChannelReply<PayoutView>> then) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return then.apply(command);
  }

  /** One after the other; the last stays. */
  @SafeVarargs
  private static Function<PayoutCommand, ChannelReply<PayoutView>> inTurn(
      Function<PayoutCommand, ChannelReply<PayoutView>>... replies) {
    var next = new AtomicInteger();
    return command -> replies[Math.min(next.getAndIncrement(), replies.length - 1)].apply(command);
  }

  private static ChannelReply<PayoutView> declined(String code, Finality finality) {
    return new Declined<>(code, "no", finality);
  }

  /** As a worker leaves a payout that is killed between its first commit and the answer. */
  private static void plantInFlight(long withdrawalNo) {
    plant(
        """
        INSERT INTO payout (withdrawal_no, uid, channel, amount, payee_account, payee_name, status,
                            created_at, changed_at, in_doubt_since, lease_until, next_attempt_at,
                            attempts, unfinished_tries, version)
        VALUES (%d, 2001, 'ALIPAY', %d, '%s', '%s', 'PENDING', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3),
                UTC_TIMESTAMP(3), TIMESTAMPADD(SECOND, 1, UTC_TIMESTAMP(3)),
                TIMESTAMPADD(SECOND, 1, UTC_TIMESTAMP(3)), 1, 1, 1)
        """
            .formatted(withdrawalNo, FEN, ACCOUNT, NAME));
  }

  /** Makes the next turn come so late that only news brings it. */
  private void plantQuiet(long withdrawalNo) {
    eventually()
        .until(
            () -> {
              plant(
                  """
                  UPDATE payout SET next_attempt_at = TIMESTAMPADD(HOUR, 1, UTC_TIMESTAMP(3)),
                                    version = version + 1
                   WHERE lease_until IS NULL AND withdrawal_no =
                  """
                      + withdrawalNo);
              return payout(withdrawalNo)
                  .nextAttemptAt()
                  .isAfter(Instant.now().plus(Duration.ofMinutes(30)));
            });
  }
}
