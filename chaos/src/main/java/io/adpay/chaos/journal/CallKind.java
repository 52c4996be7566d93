package io.adpay.chaos.journal;

/** What a client wanted. */
public enum CallKind {
  PLACE_ORDER,
  BEGIN_PAYMENT,
  /**
   * The buyer pays at the channel. It is not ours to keep, but the channel's books must have it.
   */
  BUYER_PAYS,
  CLOSE_ORDER,
  ASK_REFUND,
  SETTLE,
  WITHDRAW,
  /** The payee takes a payout at the channel, or the channel finds that it can't be done. */
  PAYEE_DECIDES,
  APPROVE,
  REJECT,
  READ
}
