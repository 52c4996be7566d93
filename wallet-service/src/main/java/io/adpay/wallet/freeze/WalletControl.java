package io.adpay.wallet.freeze;

import io.adpay.common.money.Money;
import io.adpay.wallet.account.AccountStatus;
import io.adpay.wallet.account.Wallet;
import io.adpay.wallet.account.WalletAccount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wallet as operators see it.
 *
 * @param available in fen
 * @param frozen what is held for refunds and withdrawals under way, in fen
 * @param status whether new debits, holds and payouts are stopped
 * @param reason why it stands so; null where nobody has ever decided anything, as are the next two
 */
record WalletControl(
    String uid,
    String currency,
    long available,
    long frozen,
    AccountStatus status,
    @Nullable String reason,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt) {

  static WalletControl of(WalletAccount account, @Nullable StatusChange latest) {
    return new WalletControl(
        Long.toString(account.wallet().uid()),
        Money.CURRENCY,
        account.available().fen(),
        account.frozen().fen(),
        account.status(),
        latest == null ? null : latest.reason(),
        latest == null ? null : latest.operator(),
        latest == null ? null : latest.at());
  }

  /** Of a wallet in which nothing has ever happened. */
  static WalletControl ofNothing(Wallet wallet) {
    return new WalletControl(
        Long.toString(wallet.uid()), Money.CURRENCY, 0, 0, AccountStatus.OPEN, null, null, null);
  }
}
