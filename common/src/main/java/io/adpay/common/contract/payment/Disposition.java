package io.adpay.common.contract.payment;

/** What the money of a payment that succeeded is for. */
public enum Disposition {
  /** It paid the order, and the wallet was credited. */
  CREDITED,
  /** It pays nothing and goes back to the buyer. */
  SURPLUS
}
