package io.adpay.payment.callback;

/** What a stored notification tells of. The names are those of the database. */
enum NoticeKind {
  /** A buyer has paid. */
  PAYMENT_SUCCEEDED,
  /** A refund has moved. */
  REFUND_CHANGED,
  /** A payout has moved. */
  PAYOUT_CHANGED,
  /** Something of no consequence by itself. */
  OTHER
}
