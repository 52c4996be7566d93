package io.adpay.order.order;

/** Where an order stands. It never goes back. */
public enum OrderStatus {
  /** Nobody has begun to pay it. */
  CREATED,
  /** A payment of it has begun; it may have ended since. */
  PAYING,
  /** The channel has the money of the one payment that paid it. */
  PAID,
  /** A part of it went back to the buyer. */
  PARTIALLY_REFUNDED,
  /** All of it went back to the buyer. */
  REFUNDED,
  /** It can't be paid any more; what still arrives is surplus. */
  CLOSED;

  /** Whether it can still be paid, and so be closed. */
  public boolean isOpen() {
    return switch (this) {
      case CREATED, PAYING -> true;
      case PAID, PARTIALLY_REFUNDED, REFUNDED, CLOSED -> false;
    };
  }

  /** Whether a payment has paid it. */
  public boolean isPaid() {
    return switch (this) {
      case PAID, PARTIALLY_REFUNDED, REFUNDED -> true;
      case CREATED, PAYING, CLOSED -> false;
    };
  }
}
