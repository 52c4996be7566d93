package io.adpay.wallet.freeze;

import io.adpay.common.ordernumber.NumberGenerator;
import io.adpay.wallet.account.AccountStatus;
import io.adpay.wallet.account.Accounts;
import io.adpay.wallet.account.Wallet;
import io.adpay.wallet.account.WalletAccount;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Freezes wallets, and lets them go again. The wallet's row decides: a posting that read it before
 * fails on it and is judged again. Who decided what is kept with the decision, both or neither.
 */
@Component
final class FreezeWallet {

  private static final Logger log = LoggerFactory.getLogger(FreezeWallet.class);

  private final Accounts accounts;
  private final StatusChanges changes;
  private final NumberGenerator numbers;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final TransactionTemplate oneSnapshot;

  FreezeWallet(
      Accounts accounts,
      StatusChanges changes,
      NumberGenerator numbers,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.accounts = accounts;
    this.changes = changes;
    this.numbers = numbers;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
    this.oneSnapshot = new TransactionTemplate(transactions);
    this.oneSnapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    this.oneSnapshot.setReadOnly(true);
  }

  /**
   * Decides how a wallet stands from now on. Where it stands so already, nothing changes and the
   * earlier decision stays. A wallet in which nothing has ever happened is opened for it.
   */
  WalletControl decide(Wallet wallet, AccountStatus status, String reason, String operator) {
    try {
      write(wallet, status, reason, operator);
    } catch (DuplicateKeyException openedByAnother) {
      log.debug("Somebody else opened the wallet of {} just now", wallet.uid(), openedByAnother);
      write(wallet, status, reason, operator);
    }
    return look(wallet);
  }

  private void write(Wallet wallet, AccountStatus status, String reason, String operator) {
    transaction.executeWithoutResult(
        _ -> {
          Instant now = clock.instant();
          WalletAccount account =
              find(wallet).orElseGet(() -> accounts.open(numbers.next(wallet.uid()), wallet, now));
          if (accounts.change(account, status)) {
            changes.add(account.id(), new StatusChange(status, reason, operator, now));
            log.info("{} has made the wallet of {} {}", operator, wallet.uid(), status);
          }
        });
  }

  /** How a wallet stands, and who has decided it. */
  WalletControl look(Wallet wallet) {
    return Objects.requireNonNull(
        oneSnapshot.execute(
            _ ->
                find(wallet)
                    .map(
                        account ->
                            WalletControl.of(account, changes.latest(account.id()).orElse(null)))
                    .orElseGet(() -> WalletControl.ofNothing(wallet))));
  }

  /** How a wallet stands. */
  AccountStatus statusOf(Wallet wallet) {
    return find(wallet).map(WalletAccount::status).orElse(AccountStatus.OPEN);
  }

  private Optional<WalletAccount> find(Wallet wallet) {
    return accounts.find(List.of(wallet)).stream().findFirst();
  }
}
