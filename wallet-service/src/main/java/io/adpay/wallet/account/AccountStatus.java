package io.adpay.wallet.account;

/** Whether a wallet may be debited. */
public enum AccountStatus {
  /** As usual. */
  OPEN,
  /**
   * An operator stopped new debits and holds; credits arrive, and what is held still goes its way.
   */
  FROZEN
}
