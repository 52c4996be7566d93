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
  /** It was paid before it could be closed; the query tells how. */
  ALREADY_PAID,
  /**
   * It was not closed and may be in any state: the buyer is paying at this moment, or has just
   * paid, or it ended earlier (Alipay says all of these alike). Ask, and take that answer.
   */
  BUSY
}
