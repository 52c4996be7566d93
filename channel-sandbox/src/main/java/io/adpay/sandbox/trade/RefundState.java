package io.adpay.sandbox.trade;

/** What may become of a refund that the channel took on. */
public enum RefundState {
  /** On its way. */
  PROCESSING,
  /** The buyer has the money. */
  SUCCESS,
  /** The buyer's account would not take it: the merchant must step in; the money is still bound. */
  ABNORMAL,
  /** Given up for good: nothing went back. */
  CLOSED
}
