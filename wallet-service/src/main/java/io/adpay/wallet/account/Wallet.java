package io.adpay.wallet.account;

/** The wallet of one merchant or traffic owner. It comes into being with its first transfer. */
public record Wallet(long uid) implements AccountRef, Comparable<Wallet> {

  /** What the wallets' rows carry as their kind. */
  public static final String KIND = "WALLET";

  public Wallet {
    if (uid <= 0) {
      throw new IllegalArgumentException("no uid of a user: " + uid);
    }
  }

  @Override
  public int compareTo(Wallet other) {
    return Long.compare(uid, other.uid);
  }
}
