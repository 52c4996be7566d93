package io.adpay.wallet.account;

import io.adpay.common.money.Money;
import io.adpay.common.wire.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The wallets' rows in {@code wallet_account}. */
public final class Accounts {

  private final JdbcClient jdbc;

  public Accounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of the wallets that exist, as last committed; nothing is locked. */
  public List<WalletAccount> find(Collection<Wallet> wallets) {
    if (wallets.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            SELECT id, owner_uid, available, frozen, floor_fen, version, head_hash, status
              FROM wallet_account
             WHERE owner_uid IN (:uids) AND kind = :kind AND currency = :currency
            """)
        .param("uids", wallets.stream().map(Wallet::uid).toList())
        .param("kind", Wallet.KIND)
        .param("currency", Money.CURRENCY)
        .query(Accounts::read)
        .list();
  }

  /**
   * Opens a wallet without any money.
   *
   * @throws org.springframework.dao.DuplicateKeyException where someone else opened it just now
   */
  public WalletAccount open(long id, Wallet wallet, Instant now) {
    jdbc.sql(
            """
            INSERT INTO wallet_account
              (id, owner_uid, kind, currency, append_only, head_hash, status, created_at, updated_at)
            VALUES (?, ?, ?, ?, FALSE, ?, ?, ?, ?)
            """)
        .params(
            id,
            wallet.uid(),
            Wallet.KIND,
            Money.CURRENCY,
            ChainHash.START.bytes(),
            AccountStatus.OPEN.name(),
            Times.column(now),
            Times.column(now))
        .update();
    return new WalletAccount(
        id, wallet, Money.ZERO, Money.ZERO, Money.ZERO, 0, ChainHash.START, AccountStatus.OPEN);
  }

  /**
   * Puts a wallet's new state in the place of the one that was read. The status is not part of it:
   * it belongs to whoever freezes wallets.
   *
   * @return false where the wallet has changed since: then nothing may be committed
   */
  public boolean replace(WalletAccount before, WalletAccount after, Instant now) {
    return jdbc.sql(
                """
            UPDATE wallet_account
               SET available = ?, frozen = ?, version = ?, head_hash = ?, updated_at = ?
             WHERE id = ? AND version = ? AND status = ?
            """)
            .params(
                after.available().fen(),
                after.frozen().fen(),
                after.version(),
                after.head().bytes(),
                Times.column(now),
                before.id(),
                before.version(),
                before.status().name())
            .update()
        == 1;
  }

  /**
   * Changes whether a wallet may be debited, whatever else has changed in it since.
   *
   * @return false where it stands so already
   */
  public boolean change(WalletAccount account, AccountStatus status) {
    return jdbc.sql("UPDATE wallet_account SET status = ? WHERE id = ? AND status <> ?")
            .params(status.name(), account.id(), status.name())
            .update()
        == 1;
  }

  private static WalletAccount read(ResultSet row, int number) throws SQLException {
    return new WalletAccount(
        row.getLong("id"),
        new Wallet(row.getLong("owner_uid")),
        Money.ofFen(row.getLong("available")),
        Money.ofFen(row.getLong("frozen")),
        Money.ofFen(row.getLong("floor_fen")),
        row.getLong("version"),
        ChainHash.ofBytes(row.getBytes("head_hash")),
        AccountStatus.valueOf(row.getString("status")));
  }
}
