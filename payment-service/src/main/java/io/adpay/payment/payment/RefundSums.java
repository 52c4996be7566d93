package io.adpay.payment.payment;

import io.adpay.common.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** What has gone back of a payment's money, and what is reserved for it. */
@Embeddable
public class RefundSums {

  @Column(name = "refund_reserved")
  private long reserved;

  private long refunded;

  /** Nothing yet. */
  protected RefundSums() {}

  /**
   * Sets aside what may go back.
   *
   * @param received what the payment brought
   * @return false where less than that is left
   */
  public boolean reserve(Money refund, Money received) {
    Money after = Money.ofFen(reserved).plus(refund);
    if (after.compareTo(received) > 0) {
      return false;
    }
    reserved = after.fen();
    return true;
  }

  /** What was set aside does not go back after all. */
  public void release(Money refund) {
    Money after = Money.ofFen(reserved).minus(refund);
    if (after.compareTo(refunded()) < 0) {
      throw new IllegalStateException(refund + " were not set aside");
    }
    reserved = after.fen();
  }

  /** What was set aside has gone back. */
  public void settle(Money refund) {
    Money after = refunded().plus(refund);
    if (after.fen() > reserved) {
      throw new IllegalStateException(refund + " were not set aside");
    }
    refunded = after.fen();
  }

  /** All that has gone back. */
  public Money refunded() {
    return Money.ofFen(refunded);
  }
}
