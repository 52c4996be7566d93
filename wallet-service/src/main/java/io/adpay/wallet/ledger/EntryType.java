package io.adpay.wallet.ledger;

import io.swagger.v3.oas.annotations.Hidden;

/** What an entry is to the account's owner. The names are those of the public interface. */
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
  ADJUSTMENT,
  /** Money that pays nothing comes in; on the platform's accounts alone. */
  @Hidden
  SURPLUS,
  /** Money that pays nothing goes back; on the platform's accounts alone. */
  @Hidden
  SURPLUS_REFUND;

  /** Whether an entry of a wallet can be of this type. */
  public boolean isOfWallets() {
    return switch (this) {
      case RECHARGE,
          REFUND_HOLD,
          REFUND,
          REFUND_RELEASE,
          AD_SPEND,
          AD_EARNING,
          WITHDRAW_FREEZE,
          WITHDRAW_SETTLE,
          WITHDRAW_RELEASE,
          FEE,
          ADJUSTMENT ->
          true;
      case SURPLUS, SURPLUS_REFUND -> false;
    };
  }
}
