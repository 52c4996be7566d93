package io.adpay.payment.payment;

/** Where a payment stands. The names are those of the public interface and of the database. */
public enum PaymentStatus {
  /** It waits in the buffer; the buyer has nothing to pay with yet. */
  QUEUED,
  /** Its action is ready, and the buyer can pay. */
  PENDING,
  /** The channel has the buyer's money. */
  SUCCEEDED,
  /** The channel refused it. */
  FAILED,
  /** It ended without money: by the merchant, or because its time was over. */
  CLOSED;

  /** Whether it can bring money without anything going out of the ordinary. */
  public boolean isOpen() {
    return switch (this) {
      case QUEUED, PENDING -> true;
      case SUCCEEDED, FAILED, CLOSED -> false;
    };
  }
}
