package io.adpay.wallet.account;

import io.adpay.common.money.Money;

/**
 * A wallet's row at some version. Whoever replaces it names the version that was read.
 *
 * @param floor what the available balance may not fall below
 * @param version how many entries the wallet has
 * @param head the hash of its latest entry
 */
public record WalletAccount(
    long id,
    Wallet wallet,
    Money available,
    Money frozen,
    Money floor,
    long version,
    ChainHash head,
    AccountStatus status) {

  /** The same wallet after one more entry. */
  public WalletAccount after(Money available, Money frozen, ChainHash head) {
    return new WalletAccount(id, wallet, available, frozen, floor, version + 1, head, status);
  }
}
