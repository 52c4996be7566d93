package io.adpay.withdraw.payout;

import io.adpay.withdraw.withdrawal.ChangeWithdrawal;
import io.adpay.withdraw.withdrawal.Withdrawal;
import io.adpay.withdraw.withdrawal.WithdrawalStage;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Has an approved withdrawal paid out. That it is being paid out is committed before
 * payment-service hears of it, so nothing that could still be decided otherwise is ever sent; and
 * it is sent again, under the same number, until payment-service says that it has it. Only an event
 * ends it: whatever a call comes to, it is never taken for a refusal.
 */
@Component
public final class SendPayout {

  private final PaymentDesk payment;
  private final ChangeWithdrawal change;
  private final Clock clock;

  SendPayout(PaymentDesk payment, ChangeWithdrawal change, Clock clock) {
    this.payment = payment;
    this.change = change;
    this.clock = clock;
  }

  /**
   * Sends it, unless payment-service has it.
   *
   * @return the withdrawal as it stands now
   */
  public Withdrawal send(long withdrawalNo) {
    Withdrawal withdrawal = begun(withdrawalNo);
    if (!withdrawal.awaitsPayoutRequest()) {
      return withdrawal;
    }
    return payment.payOut(withdrawal).map(_ -> taken(withdrawalNo)).orElse(withdrawal);
  }

  private Withdrawal begun(long withdrawalNo) {
    return change.by(
        withdrawalNo,
        found -> {
          Withdrawal withdrawal = found.orElseThrow();
          if (withdrawal.stage() == WithdrawalStage.APPROVED) {
            withdrawal.beginPayout(clock.instant());
          }
          return withdrawal;
        });
  }

  private Withdrawal taken(long withdrawalNo) {
    return change.by(
        withdrawalNo,
        found -> {
          Withdrawal withdrawal = found.orElseThrow();
          withdrawal.notePayoutTaken(clock.instant());
          return withdrawal;
        });
  }
}
