package io.adpay.chaos.judge;

import io.adpay.chaos.judge.PaymentBook.Payout;
import io.adpay.chaos.judge.PaymentBook.PayoutStatus;
import io.adpay.chaos.judge.PaymentBook.Refund;
import io.adpay.chaos.judge.PaymentBook.RefundStage;
import io.adpay.chaos.judge.WithdrawalBook.Withdrawal;
import java.util.Optional;

/** Why a matter may be open for ever: somebody other than the suite has the next word. */
final class Excuses {

  private Excuses() {}

  /** The channel holds it up by order, or says that somebody must step in and an operator knows. */
  static boolean isExcused(Refund refund, Case books) {
    ChannelBook.Faults faults = books.faultsAt(refund.channel());
    Optional<ChannelBook.Refund> there = books.channelRefund(refund.channel(), refund.refundNo());
    if (there.isEmpty()) {
      return refund.stage() == RefundStage.PENDING && faults.lowBalance();
    }
    boolean isOperators = there.get().isStuck() && !books.lettersOf(refund.refundNo()).isEmpty();
    boolean isHeldUp = faults.refundsHeldUp() && !there.get().isDone() && !there.get().isGivenUp();
    return isOperators || isHeldUp;
  }

  /** Operators or the payee have not decided yet, or the channel holds the payout up by order. */
  static boolean isExcused(Withdrawal withdrawal, Case books) {
    return switch (withdrawal.stage()) {
      case PENDING_REVIEW -> !books.reviews().areEnough(withdrawal);
      case PAYING ->
          books
              .payout(withdrawal.withdrawalNo())
              .filter(payout -> payout.status() == PayoutStatus.PENDING)
              .filter(payout -> isExcused(payout, books))
              .isPresent();
      case FREEZING, APPROVED, REFUSED, PAID, REJECTED, FAILED -> false;
    };
  }

  /** The payee has not said yes yet, or the channel holds it up by order. */
  private static boolean isExcused(Payout payout, Case books) {
    ChannelBook.Faults faults = books.faultsAt(payout.channel());
    return books
        .transfer(payout.channel(), payout.withdrawalNo())
        .map(
            there ->
                there.waitsForPayee()
                    || (faults.transfersHeldUp() && !there.isDone() && !there.isGivenUp()))
        .orElse(faults.lowBalance());
  }
}
