package io.adpay.wallet.hold;

import io.adpay.common.money.Money;

/**
 * Money set aside.
 *
 * @param no the number of the transfer that opened it
 * @param settled how much of it was spent
 * @param released how much of it was given back
 */
public record Hold(long no, long accountId, Money amount, Money settled, Money released) {

  /** A hold that nothing was taken from yet. */
  public static Hold opened(long no, long accountId, Money amount) {
    return new Hold(no, accountId, amount, Money.ZERO, Money.ZERO);
  }

  /** What is still set aside. */
  public Money open() {
    return amount.minus(settled).minus(released);
  }

  /** The hold after so much more of it was spent. */
  public Hold settle(Money part) {
    return new Hold(no, accountId, amount, settled.plus(part), released);
  }

  /** The hold after so much more of it was given back. */
  public Hold release(Money part) {
    return new Hold(no, accountId, amount, settled, released.plus(part));
  }
}
