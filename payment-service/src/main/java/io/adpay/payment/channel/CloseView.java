package io.adpay.payment.channel;

/** What came of telling a channel to close a payment. */
public enum CloseView {
  /** It is closed, by this call or an earlier one, and can't be paid any more. */
  CLOSED,
  /**
   * The channel knows no such payment yet. An Alipay QR code stays payable until it expires: not
   * closed, but told.
   */
  NOT_CREATED,
  /**
   * It no longer waits for its buyer: paid, or (Alipay says both alike) ended before. The caller
   * asks, and takes the answer for the fact.
   */
  ALREADY_PAID,
  /** The buyer is paying at this moment: ask again soon. */
  BUSY
}
