package io.adpay.wallet.ledger;

/** Why a transfer was not posted. */
public enum RejectionReason {
  /** A wallet would fall below what it may not fall below. */
  INSUFFICIENT_BALANCE,
  /** An operator froze the wallet that was to be debited. */
  WALLET_FROZEN,
  /** There is no such hold in that wallet. */
  HOLD_UNKNOWN,
  /** Less is still held than was to be settled or released. */
  HOLD_EXCEEDED,
  /** The transfer that was to be corrected has been corrected before. */
  ALREADY_REVERSED
}
