package io.adpay.payment.budget;

/** What a call to a channel is for, most urgent first. */
public enum CallKind {
  /** Makes the channel stand ready for a payment. */
  PAY,
  /** Asks about a payment, a refund or a payout, or closes one. */
  QUERY,
  /** Pays out to a traffic owner. */
  PAYOUT,
  /** Sends money back to a buyer. */
  REFUND,
  /** Fetches a bill. */
  BILL;

  /** Whether this kind goes first where both want what is idle. */
  boolean isMoreUrgentThan(CallKind other) {
    return compareTo(other) < 0;
  }
}
