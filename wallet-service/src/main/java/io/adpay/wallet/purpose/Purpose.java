package io.adpay.wallet.purpose;

import io.adpay.common.contract.wallet.HoldPurpose;
import io.adpay.wallet.ledger.BusinessKey;
import io.adpay.wallet.ledger.EntryType;

/**
 * What money is held for. Each step of such a hold is a business of its own, which is called like
 * the entries that it makes, under the one number of the refund or the withdrawal.
 */
public enum Purpose {
  REFUND(EntryType.REFUND_HOLD, EntryType.REFUND, EntryType.REFUND_RELEASE),
  WITHDRAWAL(EntryType.WITHDRAW_FREEZE, EntryType.WITHDRAW_SETTLE, EntryType.WITHDRAW_RELEASE);

  private final EntryType opening;
  private final EntryType settling;
  private final EntryType releasing;

  Purpose(EntryType opening, EntryType settling, EntryType releasing) {
    this.opening = opening;
    this.settling = settling;
    this.releasing = releasing;
  }

  static Purpose of(HoldPurpose asked) {
    return switch (asked) {
      case REFUND -> REFUND;
      case WITHDRAWAL -> WITHDRAWAL;
    };
  }

  /** How setting the money aside is called. */
  public EntryType opening() {
    return opening;
  }

  /** How spending it is called. */
  public EntryType settling() {
    return settling;
  }

  /** How giving it back is called. */
  public EntryType releasing() {
    return releasing;
  }

  static BusinessKey key(EntryType step, long reference) {
    return new BusinessKey(step.name(), Long.toString(reference));
  }
}
