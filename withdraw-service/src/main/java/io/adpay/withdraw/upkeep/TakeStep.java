package io.adpay.withdraw.upkeep;

import io.adpay.withdraw.payout.SendPayout;
import io.adpay.withdraw.withdrawal.FreezeMoney;
import io.adpay.withdraw.withdrawal.Withdrawal;
import io.adpay.withdraw.withdrawal.Withdrawals;
import org.springframework.stereotype.Component;

/**
 * Takes one withdrawal one step further. One whose step came to nothing gets another turn later,
 * for as long as it takes; one whose worker dies or throws gets it when the lease is over.
 */
@Component
final class TakeStep {

  private final Withdrawals withdrawals;
  private final FreezeMoney freezeMoney;
  private final SendPayout sendPayout;
  private final DueSteps steps;

  TakeStep(
      Withdrawals withdrawals, FreezeMoney freezeMoney, SendPayout sendPayout, DueSteps steps) {
    this.withdrawals = withdrawals;
    this.freezeMoney = freezeMoney;
    this.sendPayout = sendPayout;
    this.steps = steps;
  }

  void take(Step step) {
    Withdrawal before = withdrawals.findByWithdrawalNo(step.withdrawalNo()).orElseThrow();
    Withdrawal after =
        switch (before.stage()) {
          case FREEZING -> freezeMoney.freeze(before);
          case APPROVED, PAYING -> sendPayout.send(step.withdrawalNo());
          case REFUSED, PENDING_REVIEW, PAID, REJECTED, FAILED -> before;
        };
    if (after.stepTries() == step.tries()) {
      steps.putOff(step);
    }
  }
}
