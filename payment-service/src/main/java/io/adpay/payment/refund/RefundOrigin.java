package io.adpay.payment.refund;

/** Why money goes back. The names are those of the public interface and of the database. */
public enum RefundOrigin {
  /** A merchant asked for it. */
  REQUESTED,
  /** The payment paid nothing: too late, a second time, or an odd sum. */
  SURPLUS
}
