package io.adpay.wallet.ledger;

/** What an entry is to the owner of the wallet. The names are those of the public interface. */
public enum EntryType {
  RECHARGE,
  REFUND_HOLD,
  REFUND,
  REFUND_RELEASE,
  AD_SPEND,
  AD_EARNING,
  WITHDRAW_FREEZE,
  WITHDRAW_SETTLE,
  WITHDRAW_RELEASE,
  FEE,
  ADJUSTMENT
}
