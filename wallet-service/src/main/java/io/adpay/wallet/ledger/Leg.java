package io.adpay.wallet.ledger;

import io.adpay.common.money.Money;
import io.adpay.wallet.account.AccountRef;
import io.adpay.wallet.account.PlatformAccount;

/**
 * One change that a transfer makes.
 *
 * @param amount positive where the bucket gains, negative where it loses; never zero
 */
public record Leg(AccountRef account, Bucket bucket, Money amount, EntryType type) {

  public Leg {
    if (amount.isZero()) {
      throw new IllegalArgumentException("a leg without an amount: " + account);
    }
    if (account instanceof PlatformAccount && bucket != Bucket.AVAILABLE) {
      throw new IllegalArgumentException("the platform's accounts have no holds: " + account);
    }
  }

  /** A change of what is available. */
  public static Leg available(AccountRef account, Money amount, EntryType type) {
    return new Leg(account, Bucket.AVAILABLE, amount, type);
  }

  /** A change of what is set aside. */
  public static Leg frozen(AccountRef account, Money amount, EntryType type) {
    return new Leg(account, Bucket.FROZEN, amount, type);
  }
}
