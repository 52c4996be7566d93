package io.adpay.payment.callback;

/** What came of a stored notification. The names are those of the database. */
enum NoticeOutcome {
  /** The payment succeeded by it. */
  APPLIED,
  /** What it says was known. */
  DUPLICATE,
  /**
   * It named another amount than the payment's; the channel was asked, and the payment succeeded.
   * Or it told of a refund that had failed here, and the channel, when asked, has done it: an
   * operator was told.
   */
  CONFIRMED,
  /**
   * It named another amount, and the channel, when asked, does not confirm that it has any. While
   * the notice is young it is asked again; then it is for an operator.
   */
  NOT_CONFIRMED,
  /** It made us ask the channel. */
  ASKED,
  /**
   * It names a payment that does not exist here. While the notice is young it is looked for again;
   * then it is for an operator.
   */
  UNKNOWN_PAYMENT,
  /** The same of a refund: money may have gone back behind our back. */
  UNKNOWN_REFUND,
  /** The same of a payout: somebody may have been paid behind our back. */
  UNKNOWN_PAYOUT,
  /** It changes nothing here. */
  WITHOUT_EFFECT
}
