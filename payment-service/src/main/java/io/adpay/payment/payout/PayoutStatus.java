package io.adpay.payment.payout;

/** Where a payout stands. The names are those of the database. */
enum PayoutStatus {
  /** The channel has yet to pay it, or to say that it won't. */
  PENDING,
  /** The payee has the money. */
  SUCCEEDED,
  /** The channel has finally refused it, or ended it without paying. */
  FAILED
}
