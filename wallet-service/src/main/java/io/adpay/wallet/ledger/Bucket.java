package io.adpay.wallet.ledger;

/** The two parts of a wallet's balance. */
public enum Bucket {
  /** What its owner may spend or take out. */
  AVAILABLE,
  /** What is set aside by holds. */
  FROZEN
}
