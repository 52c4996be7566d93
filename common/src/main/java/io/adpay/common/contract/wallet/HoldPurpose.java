package io.adpay.common.contract.wallet;

/** What money in a wallet is set aside for. */
public enum HoldPurpose {
  /** A refund that a merchant asked for; the reference is its number. */
  REFUND,
  /** A withdrawal; the reference is its number. */
  WITHDRAWAL
}
