package io.adpay.payment.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.contract.payment.Channel;
import io.adpay.payment.channel.ChannelReply.Unknown;
import io.adpay.payment.channel.PayoutView;
import io.adpay.payment.suite.FakePayouts;
import io.adpay.payment.suite.FakeSuite;
import io.adpay.payment.suite.FakeSuite.Answer;
import io.adpay.payment.suite.RunningService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Payouts from wallets that an operator has frozen, and from such as don't say how they stand. */
class FrozenWalletIT extends RunningService {

  private static final AtomicLong NEXT_UID = new AtomicLong(3_000);

  @Autowired private Payouts payouts;

  private final long uid = NEXT_UID.incrementAndGet();
  private long withdrawalNo;

  @BeforeEach
  void aWithdrawal() {
    withdrawalNo = number();
  }

  @AfterEach
  void letTheWalletGo() {
    SUITE.onStanding(uid, FakeSuite.OPEN);
    becomes(PayoutStatus.SUCCEEDED);
  }

  static Stream<Answer> reasonsToWait() {
    return Stream.of(
        FakeSuite.FROZEN,
        Answer.problem(503, "dependency_unavailable"),
        Answer.problem(404, "not_found"),
        new Answer(200, "{}"),
        new Answer(200, "{\"uid\":2001}"),
        new Answer(200, "{\"uid\":2001,\"status\":null}"),
        new Answer(200, "{\"uid\":2001,\"status\":\"ASLEEP\"}"));
  }

  @ParameterizedTest
  @MethodSource("reasonsToWait")
  void nothingIsSentBeforeTheWalletSaysThatItIsOpen(Answer standing) {
    SUITE.onStanding(uid, standing);

    request(Channel.ALIPAY);

    eventually().until(() -> payout().turns() >= 3);
    assertThat(payout().status()).isEqualTo(PayoutStatus.PENDING);
    assertThat(payout().inDoubtSince()).isEmpty();
    assertThat(alipay.payouts().commands(withdrawalNo)).isEmpty();

    SUITE.onStanding(uid, FakeSuite.OPEN);
    becomes(PayoutStatus.SUCCEEDED);
    assertThat(alipay.payouts().commands(withdrawalNo)).hasSize(1);
  }

  @Test
  void whatIsWithheldForWeeksStillGoesWhenTheWalletIsOpen() {
    SUITE.onStanding(uid, FakeSuite.FROZEN);
    request(Channel.ALIPAY);
    eventually().until(() -> payout().turns() >= 1);
    plant(
        "UPDATE payout SET created_at = TIMESTAMPADD(DAY, -26, created_at) WHERE withdrawal_no = "
            + withdrawalNo);

    int turns = payout().turns();
    eventually().until(() -> payout().turns() >= turns + 2);
    assertThat(deadLetters(withdrawalNo)).isEmpty();

    SUITE.onStanding(uid, FakeSuite.OPEN);
    becomes(PayoutStatus.SUCCEEDED);
  }

  @Test
  void whatTheChannelHasAcceptedTakesItsCourse() {
    wechat.payouts().put(withdrawalNo, new PayoutView.AwaitingPayee("a confirmation"));
    request(Channel.WECHAT);
    eventually().until(() -> payout().confirmation() != null);

    SUITE.onStanding(uid, FakeSuite.FROZEN);
    wechat.payouts().put(withdrawalNo, FakePayouts.paid(withdrawalNo));

    becomes(PayoutStatus.SUCCEEDED);
  }

  @Test
  void whatTheChannelMayHaveIsAskedAboutAndNotSentAgain() {
    alipay
        .payouts()
        .onPayout(
            withdrawalNo,
            command -> {
              if (alipay.payouts().commands(withdrawalNo).size() > 1) {
                return alipay.payouts().accept(command);
              }
              SUITE.onStanding(uid, FakeSuite.FROZEN);
              return new Unknown<>("planted: no answer");
            });

    request(Channel.ALIPAY);

    eventually().until(() -> alipay.payouts().questions(withdrawalNo) >= 3);
    assertThat(payout().inDoubtSince()).isPresent();
    assertThat(alipay.payouts().commands(withdrawalNo)).hasSize(1);

    SUITE.onStanding(uid, FakeSuite.OPEN);
    becomes(PayoutStatus.SUCCEEDED);
    assertThat(alipay.payouts().commands(withdrawalNo)).hasSize(2);
  }

  private void request(Channel channel) {
    Reply reply =
        internal(
            "/internal/payouts",
            """
            {"withdrawalNo":%d,"uid":%d,"channel":"%s","fen":%d,
             "payeeAccount":"account","payeeName":"Name"}
            """
                .formatted(withdrawalNo, uid, channel, FEN));
    assertThat(reply.status()).isEqualTo(200);
  }

  private Payout payout() {
    return payouts.findByWithdrawalNo(withdrawalNo).orElseThrow();
  }

  private void becomes(PayoutStatus status) {
    eventually().until(() -> payout().status() == status);
  }
}
