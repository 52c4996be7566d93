package io.adpay.payment.refund;

import java.util.List;

/**
 * Where a refund stands. The names are those of the database; those that are shown are those of the
 * public interface too.
 */
public enum RefundStage {
  /** Nobody knows yet whether the merchant's wallet holds the money for it. */
  HOLDING,
  /** The wallet does not hold the money: it never was one. */
  REFUSED,
  /** It is on its way to the buyer. */
  PENDING,
  /** The buyer has the money. */
  SUCCEEDED,
  /** The channel will never do it. */
  FAILED;

  /** The stages in which merchants see it. */
  static final List<RefundStage> SHOWN = List.of(PENDING, SUCCEEDED, FAILED);
}
