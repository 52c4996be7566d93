package io.adpay.withdraw.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.money.Money;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WithdrawalTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456Z");
  private static final Instant NOW_IN_MILLIS = Instant.parse("2026-11-24T12:00:00.123Z");

  @Test
  void payoutIsWhatTheFeeLeaves() {
    Withdrawal withdrawal = withdrawal(1_000, 30, 0);

    assertThat(withdrawal.amount()).isEqualTo(Money.ofFen(1_000));
    assertThat(withdrawal.fee()).isEqualTo(Money.ofFen(30));
    assertThat(withdrawal.payoutAmount()).isEqualTo(Money.ofFen(970));
  }

  @Test
  void feeMustLeaveSomething() {
    assertThatThrownBy(() -> withdrawal(30, 30, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void frozenOneWithoutReviewGoesOnAtOnce() {
    Withdrawal withdrawal = withdrawal(1_000, 0, 0);
    withdrawal.freeze(NOW);

    assertThat(withdrawal.stage()).isEqualTo(WithdrawalStage.APPROVED);
    assertThat(withdrawal.frozenAt()).isEqualTo(NOW_IN_MILLIS);
    assertThat(withdrawal.isStepDue()).isTrue();
  }

  @Test
  void frozenOneThatNeedsAReviewWaits() {
    Withdrawal withdrawal = withdrawal(1_000, 0, 1);
    withdrawal.freeze(NOW);

    assertThat(withdrawal.stage()).isEqualTo(WithdrawalStage.PENDING_REVIEW);
    assertThat(withdrawal.isStepDue()).isFalse();
  }

  @Test
  void whatHasEndedStaysSo() {
    Withdrawal rejected = withdrawal(1_000, 0, 1);
    rejected.freeze(NOW);
    rejected.reject("operator", NOW);
    Withdrawal paid = withdrawal(1_000, 0, 0);
    paid.freeze(NOW);
    paid.beginPayout(NOW);
    paid.markPaid("T1", NOW, NOW);

    assertThatThrownBy(() -> rejected.approve("operator-2", NOW))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> rejected.noteApproval("operator-2", NOW))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> paid.fail("late", NOW)).isInstanceOf(IllegalStateException.class);
    assertThat(paid.paidAt()).isEqualTo(NOW_IN_MILLIS);
  }

  @Test
  void receiptThatComesAfterTheEndChangesNothing() {
    Withdrawal withdrawal = withdrawal(1_000, 0, 0);
    withdrawal.freeze(NOW);
    withdrawal.beginPayout(NOW);
    assertThat(withdrawal.awaitsPayoutRequest()).isTrue();
    withdrawal.fail("PAYEE_NOT_EXIST", NOW);

    withdrawal.notePayoutTaken(NOW);

    assertThat(withdrawal.stage()).isEqualTo(WithdrawalStage.FAILED);
    assertThat(withdrawal.awaitsPayoutRequest()).isFalse();
  }

  private static Withdrawal withdrawal(long fen, long fee, int approvals) {
    return Withdrawal.request(
        1,
        2001,
        Money.ofFen(fen),
        Money.ofFen(fee),
        Channel.ALIPAY,
        new Payee("13812345678", "张三"),
        approvals,
        NOW,
        NOW.plusSeconds(30));
  }
}
