package io.adpay.wallet.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.check.InvariantChecker;
import io.adpay.common.contract.operations.CheckResult;
import io.adpay.common.contract.payment.Channel;
import io.adpay.common.contract.wallet.HoldPurpose;
import io.adpay.common.contract.wallet.OpenHold;
import io.adpay.common.contract.wallet.WithdrawalEnded;
import io.adpay.common.contract.wallet.WithdrawalPaid;
import io.adpay.wallet.account.PlatformAccount;
import io.adpay.wallet.testing.RunningWalletService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WithdrawalIT extends RunningWalletService {

  private final long uid = freshUid();
  private final long withdrawalNo = freshNo();
  private final String no = Long.toString(withdrawalNo);

  @Autowired private InvariantChecker checker;

  @AfterEach
  void everyInvariantHolds() {
    assertThat(checker.check()).allMatch(CheckResult::ok);
  }

  @BeforeEach
  void sixHundredOfAThousandAreFrozen() {
    credit(uid, 1_000);
    post(
        "/internal/holds",
        SUITE.serviceToken(),
        new OpenHold(HoldPurpose.WITHDRAWAL, withdrawalNo, uid, 600));
    assertThat(frozen(uid)).isEqualTo(600);
  }

  @Test
  void whatWasPaidOutIsSpentOnce() {
    assertThat(paid(600, 0)).isEqualTo("APPLIED");
    assertThat(paid(600, 0)).isEqualTo("DUPLICATE");

    assertThat(available(uid)).isEqualTo(400);
    assertThat(frozen(uid)).isZero();
    assertThat(entries(uid))
        .endsWith(
            "WITHDRAW_FREEZE AVAILABLE -600 of " + no,
            "WITHDRAW_FREEZE FROZEN 600 of " + no,
            "WITHDRAW_SETTLE FROZEN -600 of " + no);
    assertThat(gained(PlatformAccount.CLEARING_ALIPAY, "WITHDRAW_SETTLE", no)).isEqualTo(600);
  }

  @Test
  void theFeeStaysWithThePlatform() {
    assertThat(paid(600, 6)).isEqualTo("APPLIED");
    assertThat(paid(600, 6)).isEqualTo("DUPLICATE");
    assertThat(paid(600, 7)).isEqualTo("REFUSED");

    assertThat(frozen(uid)).isZero();
    assertThat(told("withdrawals_paid", withdrawalNo)).hasValue(600);
    assertThat(told("withdrawals_ended", withdrawalNo)).isEmpty();
    assertThat(entries(uid))
        .endsWith("WITHDRAW_SETTLE FROZEN -594 of " + no, "FEE FROZEN -6 of " + no);
    assertThat(gained(PlatformAccount.CLEARING_ALIPAY, "WITHDRAW_SETTLE", no)).isEqualTo(594);
    assertThat(gained(PlatformAccount.COMMISSION, "WITHDRAW_SETTLE", no)).isEqualTo(6);
  }

  @Test
  void aFeeThatMakesNoSenseIsRefused() {
    assertThat(paid(600, 600)).isEqualTo("REFUSED");
    assertThat(paid(600, 601)).isEqualTo("REFUSED");
    assertThat(paid(600, -1)).isEqualTo("REFUSED");

    assertThat(frozen(uid)).isEqualTo(600);
  }

  @Test
  void whatWasNotPaidOutIsGivenBackOnce() {
    assertThat(ended(600)).isEqualTo("APPLIED");
    assertThat(ended(600)).isEqualTo("DUPLICATE");
    assertThat(told("withdrawals_ended", withdrawalNo)).hasValue(600);
    assertThat(told("withdrawals_paid", withdrawalNo)).isEmpty();

    assertThat(available(uid)).isEqualTo(1_000);
    assertThat(frozen(uid)).isZero();
    assertThat(entries(uid))
        .endsWith(
            "WITHDRAW_RELEASE FROZEN -600 of " + no, "WITHDRAW_RELEASE AVAILABLE 600 of " + no);
  }

  @Test
  void itEndsOnceAndTheOtherEndIsRefused() {
    assertThat(paid(600, 0)).isEqualTo("APPLIED");
    assertThat(ended(600)).isEqualTo("REFUSED");

    assertThat(available(uid)).isEqualTo(400);
    assertThat(frozen(uid)).isZero();
  }

  @Test
  void anotherSumIsRefusedAndDoesNotStandInTheWay() {
    assertThat(paid(599, 0)).isEqualTo("REFUSED");
    assertThat(ended(601)).isEqualTo("REFUSED");

    assertThat(ended(600)).isEqualTo("APPLIED");
  }

  private String paid(long fen, long fee) {
    return tell(
        WithdrawalPaid.TYPE,
        withdrawalNo,
        new WithdrawalPaid(withdrawalNo, uid, Channel.ALIPAY, fen, fee));
  }

  private String ended(long fen) {
    return tell(WithdrawalEnded.TYPE, withdrawalNo, new WithdrawalEnded(withdrawalNo, uid, fen));
  }
}
