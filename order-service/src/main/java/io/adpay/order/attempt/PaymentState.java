package io.adpay.order.attempt;

/** What the order knows of a payment. */
public enum PaymentState {
  /** It may still bring money before it expires. */
  OPEN,
  /** The channel has the buyer's money. */
  SUCCEEDED,
  /** It ended without money, which may still arrive late. */
  FAILED,
  /** It was closed without money, which may still arrive late. */
  CLOSED
}
