package io.adpay.sandbox.trade;

/** What may become of a trade; a channel's own words for it are its adapter's affair. */
public enum TradeState {
  /** The channel knows the number and would let a buyer scan it, but there is no trade yet. */
  OFFERED,
  /** A buyer can pay. */
  WAITING,
  /** The money came; it may have gone back since, in part or whole. */
  PAID,
  /** Closed unpaid. */
  CLOSED
}
