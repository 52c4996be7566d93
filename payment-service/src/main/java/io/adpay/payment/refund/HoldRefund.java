package io.adpay.payment.refund;

import io.adpay.common.contract.wallet.HoldPurpose;
import io.adpay.common.contract.wallet.OpenHold;
import io.adpay.common.problem.Problem;
import org.springframework.stereotype.Component;

/**
 * Has a refund's amount set aside in the merchant's wallet, and writes down what the wallet said.
 * Whoever does it, and however often, the wallet's answer is the same.
 */
@Component
final class HoldRefund {

  private final Refunds refunds;
  private final RefundSteps steps;
  private final WalletDesk wallet;

  HoldRefund(Refunds refunds, RefundSteps steps, WalletDesk wallet) {
    this.refunds = refunds;
    this.steps = steps;
    this.wallet = wallet;
  }

  /**
   * Holds it.
   *
   * @throws Problem 503 where the wallet does not answer
   */
  void hold(Refund refund) {
    steps.answered(
        refund.refundNo(),
        wallet.hold(
            new OpenHold(
                HoldPurpose.REFUND, refund.refundNo(), refund.uid(), refund.amount().fen())));
  }

  /** Finishes what a request left undone; where the wallet is still silent, later. */
  void holdAgain(RefundTask task) {
    Refund refund = refunds.findByRefundNo(task.refundNo()).orElseThrow();
    if (refund.stage() != RefundStage.HOLDING) {
      return;
    }
    try {
      hold(refund);
    } catch (Problem silent) {
      steps.undecided(task, false);
    }
  }
}
