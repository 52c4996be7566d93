package io.adpay.chaos.judge;

import java.util.Locale;

/** What the books are held to. The names of findings are these, in kebab case. */
public enum Rule {
  /** A client was told of it, and it is not there. */
  ACKNOWLEDGED_AND_MISSING,
  /** It is there with other contents than a client was told, or than it was asked for with. */
  ACKNOWLEDGED_AND_DIFFERENT,
  /** One idempotency key gave two numbers, or made two things. */
  DOUBLED_FOR_ONE_KEY,
  /** A key was answered by a success and later by a refusal, or by one that is kept before it. */
  ANSWERS_CONTRADICT,
  /** A client was told that it is not done and won't be, and it was done. */
  REFUSED_AND_DONE,
  /** It is there, and no client ever asked for it. */
  NOBODY_ASKED,
  /** A status that a client was told lies behind an earlier one, or behind what stands now. */
  STATUS_WENT_BACK,
  /** A client was told a balance that its wallet never had. */
  TOLD_BALANCE_NEVER_WAS,

  /** A buyer paid for a number that we never gave. */
  CHANNEL_PAID_UNEXPLAINED,
  /** A buyer paid, and nobody here knows. */
  CHANNEL_PAID_UNNOTICED,
  /** What the channel received is not what is written down here. */
  RECEIVED_OTHERWISE,
  /** Another sum than the order's has paid it. */
  CREDITED_WRONG_AMOUNT,
  /** The right sum came for an order that could be paid, and it is not credited by it. */
  PAID_AND_NOT_CREDITED,
  /** One order was credited more than once. */
  CREDITED_TWICE,
  /** A wallet was credited, or an order or payment is paid, and no buyer paid. */
  CREDITED_WITHOUT_MONEY,
  /** The wallet, sum or channel of a credit is not that of the order. */
  CREDITED_ELSEWHERE,
  /** Money that pays nothing is neither in suspense nor back at the buyer. */
  SURPLUS_ASTRAY,

  /** The channel sent money back under a number, or over a sum, that is not ours. */
  CHANNEL_REFUNDED_UNEXPLAINED,
  /** The channel sent money back, and here the refund was given up. */
  REFUNDED_AND_GIVEN_BACK,
  /** A refund succeeded here, and the channel knows nothing of it. */
  REFUND_NOT_AT_CHANNEL,
  /** The wallet or the order says something else of a refund than became of it. */
  REFUND_BOOKED_OTHERWISE,
  /** The channel paid under a number, over a sum or to a payee that is not ours. */
  CHANNEL_PAID_OUT_UNEXPLAINED,
  /** The channel paid the payee, or still may, and the money was given back to the owner. */
  PAID_OUT_AND_GIVEN_BACK,
  /** A withdrawal is paid here, and the channel has paid nobody. */
  PAYOUT_NOT_AT_CHANNEL,
  /** The wallet says something else of a withdrawal than became of it. */
  PAYOUT_BOOKED_OTHERWISE,
  /** A clearing account is not what the channel holds for us. */
  CLEARING_DIFFERS,
  /** Suspense is not what the channels have of ours that paid nothing. */
  SUSPENSE_DIFFERS,
  /** The commission is not what was kept of the charges and the fees. */
  COMMISSION_DIFFERS,
  /** An owner's wallet is not what the channels' books and the acknowledged settlements make it. */
  OWNERS_ACCOUNT_DIFFERS,

  /** One business was posted more than once. */
  POSTED_TWICE,
  /** A transfer's entries do not sum to zero, are too few, or move another sum than it says. */
  TRANSFER_UNBALANCED,
  /** A rejected transfer has entries. */
  REJECTED_WITH_ENTRIES,
  /** A wallet's entries have a gap, or an after-balance that does not follow. */
  ENTRIES_OUT_OF_STEP,
  /** A wallet's balance is not the sum of its entries, or lies below its floor. */
  BALANCE_NOT_ITS_ENTRIES,
  /** A wallet's frozen balance is not the sum of its open holds. */
  FROZEN_NOT_ITS_HOLDS,
  /** A hold is not what its transfers made it. */
  HOLD_OUT_OF_STEP,
  /** The ledger check itself says that something is wrong. */
  INVARIANT_BROKEN,

  /** It should have ended by now. */
  OPEN_PAST_ITS_BOUND,
  /** A fact was refused by its receiver and will not be delivered again. */
  PARKED,
  /** A task is an operator's, and no rule says that it should be. */
  LAID_ASIDE,
  /** Money is held, and what it was held for is over or never was. */
  HELD_FOR_NOTHING,
  /** Nobody was told what became of a request, however often it was sent again after the faults. */
  NEVER_TOLD,

  /** A node has ended, and no fault has ended it. */
  ENDED_BY_ITSELF,
  /** A node is not healthy again when the faults are long over. */
  DOES_NOT_RECOVER,
  /** A node that was ended can't be started again. */
  DOES_NOT_START;

  /** The name of its findings. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
