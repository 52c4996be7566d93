package io.adpay.wallet.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.check.InvariantChecker;
import io.adpay.common.contract.operations.CheckResult;
import io.adpay.common.contract.payment.Channel;
import io.adpay.common.contract.wallet.HoldPurpose;
import io.adpay.common.contract.wallet.OpenHold;
import io.adpay.common.contract.wallet.RefundFailed;
import io.adpay.common.contract.wallet.RefundSucceeded;
import io.adpay.wallet.account.PlatformAccount;
import io.adpay.wallet.testing.RunningWalletService;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RefundIT extends RunningWalletService {

  private final long uid = freshUid();
  private final long refundNo = freshNo();

  @Autowired private InvariantChecker checker;

  @AfterEach
  void everyInvariantHolds() {
    assertThat(checker.check()).allMatch(CheckResult::ok);
  }

  @BeforeEach
  void sixHundredOfAThousandAreHeld() {
    credit(uid, 1_000);
    post(
        "/internal/holds",
        SUITE.serviceToken(),
        new OpenHold(HoldPurpose.REFUND, refundNo, uid, 600));
    assertThat(frozen(uid)).isEqualTo(600);
  }

  @Test
  void whatTheBuyerHasBackIsSpentOnce() {
    assertThat(succeeded(uid, Channel.WECHAT, 600)).isEqualTo("APPLIED");
    assertThat(succeeded(uid, Channel.WECHAT, 600)).isEqualTo("DUPLICATE");

    assertThat(available(uid)).isEqualTo(400);
    assertThat(frozen(uid)).isZero();
    assertThat(entries(uid)).last().isEqualTo("REFUND FROZEN -600 of " + refundNo);
    assertThat(told("refunds", refundNo)).hasValue(600);
    assertThat(told("refunds_given_back", refundNo)).isEmpty();
    assertThat(gained(PlatformAccount.CLEARING_WECHAT, "REFUND", Long.toString(refundNo)))
        .isEqualTo(600);
  }

  @Test
  void whatTheChannelRefusedIsGivenBackOnce() {
    assertThat(failed(uid, 600)).isEqualTo("APPLIED");
    assertThat(failed(uid, 600)).isEqualTo("DUPLICATE");
    assertThat(told("refunds", refundNo)).isEmpty();
    assertThat(told("refunds_given_back", refundNo)).hasValue(600);

    assertThat(available(uid)).isEqualTo(1_000);
    assertThat(frozen(uid)).isZero();
    assertThat(entries(uid))
        .endsWith(
            "REFUND_RELEASE FROZEN -600 of " + refundNo,
            "REFUND_RELEASE AVAILABLE 600 of " + refundNo);
  }

  @Test
  void itEndsOnceAndTheOtherEndIsRefused() {
    assertThat(failed(uid, 600)).isEqualTo("APPLIED");
    assertThat(succeeded(uid, Channel.ALIPAY, 600)).isEqualTo("REFUSED");
    assertThat(succeeded(uid, Channel.ALIPAY, 600)).isEqualTo("REFUSED");

    assertThat(available(uid)).isEqualTo(1_000);
    assertThat(frozen(uid)).isZero();
  }

  @Test
  void bothEndsAtOnceAreOneEnd() {
    List<String> outcomes =
        atTheSameTime(List.of(() -> failed(uid, 600), () -> succeeded(uid, Channel.ALIPAY, 600)));

    assertThat(outcomes).containsExactlyInAnyOrder("APPLIED", "REFUSED");
    assertThat(frozen(uid)).isZero();
  }

  @Test
  void theSameEndTwentyTimesAtOnceIsAppliedOnce() {
    List<String> outcomes =
        atTheSameTime(Collections.nCopies(20, () -> succeeded(uid, Channel.ALIPAY, 600)));

    assertThat(Collections.frequency(outcomes, "APPLIED")).isEqualTo(1);
    assertThat(Collections.frequency(outcomes, "DUPLICATE")).isEqualTo(19);
    assertThat(frozen(uid)).isZero();
  }

  @Test
  void anotherSumOrWalletIsRefusedAndDoesNotStandInTheWay() {
    assertThat(succeeded(uid, Channel.ALIPAY, 599)).isEqualTo("REFUSED");
    assertThat(succeeded(uid, Channel.ALIPAY, 601)).isEqualTo("REFUSED");
    assertThat(succeeded(uid, Channel.ALIPAY, 0)).isEqualTo("REFUSED");
    assertThat(succeeded(uid, Channel.ALIPAY, -600)).isEqualTo("REFUSED");
    assertThat(succeeded(uid + 1_000_000, Channel.ALIPAY, 600)).isEqualTo("REFUSED");
    assertThat(failed(uid, 1)).isEqualTo("REFUSED");
    assertThat(failed(-1, 600)).isEqualTo("REFUSED");
    assertThat(frozen(uid)).isEqualTo(600);

    assertThat(succeeded(uid, Channel.ALIPAY, 600)).isEqualTo("APPLIED");
  }

  @Test
  void anotherChannelAfterwardsIsAConflict() {
    succeeded(uid, Channel.ALIPAY, 600);

    assertThat(succeeded(uid, Channel.WECHAT, 600)).isEqualTo("REFUSED");
  }

  @Test
  void whereNothingIsHeldNothingEnds() {
    long unknown = freshNo();
    long refused = freshNo();
    post(
        "/internal/holds",
        SUITE.serviceToken(),
        new OpenHold(HoldPurpose.REFUND, refused, uid, 401));

    assertThat(failed(unknown, uid, 600)).isEqualTo("REFUSED");
    assertThat(failed(refused, uid, 401)).isEqualTo("REFUSED");
    assertThat(available(uid)).isEqualTo(400);
  }

  @Test
  void aWithdrawalsHoldIsNotARefunds() {
    long withdrawalNo = freshNo();
    post(
        "/internal/holds",
        SUITE.serviceToken(),
        new OpenHold(HoldPurpose.WITHDRAWAL, withdrawalNo, uid, 400));

    assertThat(failed(withdrawalNo, uid, 400)).isEqualTo("REFUSED");
    assertThat(frozen(uid)).isEqualTo(1_000);
  }

  private String succeeded(long uid, Channel channel, long fen) {
    return tell(
        RefundSucceeded.TYPE,
        refundNo,
        new RefundSucceeded(refundNo, freshNo(), uid, channel, fen));
  }

  private String failed(long uid, long fen) {
    return failed(refundNo, uid, fen);
  }

  private String failed(long refundNo, long uid, long fen) {
    return tell(RefundFailed.TYPE, refundNo, new RefundFailed(refundNo, freshNo(), uid, fen));
  }
}
