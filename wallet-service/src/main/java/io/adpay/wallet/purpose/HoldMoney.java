package io.adpay.wallet.purpose;

import io.adpay.common.contract.wallet.HoldOpened;
import io.adpay.common.contract.wallet.OpenHold;
import io.adpay.common.money.Money;
import io.adpay.common.problem.Problem;
import io.adpay.wallet.account.Wallet;
import io.adpay.wallet.hold.HoldStep;
import io.adpay.wallet.ledger.EntryType;
import io.adpay.wallet.ledger.Leg;
import io.adpay.wallet.ledger.PostTransfer;
import io.adpay.wallet.ledger.Posting;
import io.adpay.wallet.ledger.RejectionReason;
import io.adpay.wallet.ledger.TransferOutcome;
import org.springframework.stereotype.Component;

/**
 * Sets money aside for a refund or a withdrawal, once for its number. The ledger keeps a refusal
 * too, so whoever lost the answer asks again and hears the same.
 */
@Component
final class HoldMoney {

  private final PostTransfer postTransfer;

  HoldMoney(PostTransfer postTransfer) {
    this.postTransfer = postTransfer;
  }

  /**
   * Moves the money from the available to the frozen balance, where it is there.
   *
   * @throws Problem 409 where another hold was asked for under the same number
   */
  HoldOpened hold(OpenHold wish) {
    return new HoldOpened(
        switch (postTransfer.post(posting(wish), _ -> {})) {
          case TransferOutcome.Posted _, TransferOutcome.AlreadyPosted _ -> HoldOpened.Outcome.HELD;
          case TransferOutcome.Rejected rejected -> refused(rejected.reason());
          case TransferOutcome.Conflict _ ->
              throw Problem.conflict(
                  "hold_conflict", "Another hold was asked for under this number.");
        });
  }

  private static Posting posting(OpenHold wish) {
    Wallet wallet = new Wallet(wish.uid());
    Money amount = Money.ofFen(wish.fen());
    EntryType type = Purpose.of(wish.purpose()).opening();
    return Posting.of(
        Purpose.key(type, wish.reference()),
        new HoldStep.Open(),
        Leg.available(wallet, amount.negated(), type),
        Leg.frozen(wallet, amount, type));
  }

  private static HoldOpened.Outcome refused(RejectionReason reason) {
    return switch (reason) {
      case INSUFFICIENT_BALANCE -> HoldOpened.Outcome.INSUFFICIENT_BALANCE;
      case WALLET_FROZEN -> HoldOpened.Outcome.WALLET_FROZEN;
      case HOLD_UNKNOWN, HOLD_EXCEEDED, ALREADY_REVERSED ->
          throw new IllegalStateException("the opening of a hold is not refused for " + reason);
    };
  }
}
