package io.adpay.withdraw.review;

/** What an operator decided. */
enum Decision {
  APPROVED,
  REJECTED
}
