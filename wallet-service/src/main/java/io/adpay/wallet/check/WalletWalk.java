package io.adpay.wallet.check;

import io.adpay.common.check.Invariant;
import io.adpay.common.contract.operations.CheckResult;
import io.adpay.common.money.Money;
import io.adpay.common.wire.Times;
import io.adpay.wallet.account.ChainHash;
import io.adpay.wallet.ledger.Bucket;
import io.adpay.wallet.ledger.EntryType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An invariant over the entries of each wallet in their order. It reads wallets and entries in
 * pages by their keys, so its memory is bounded, whatever the ledger's size and whatever the
 * driver.
 *
 * @param follower makes who follows one wallet
 */
record WalletWalk(String name, Function<WalletRow, Follower> follower) implements Invariant {

  private static final int WALLETS = 500;
  private static final int ENTRIES = 2_000;
  private static final int SHOWN = 10;

  @Override
  public CheckResult check(JdbcClient snapshot) {
    List<String> breaches = new ArrayList<>();
    List<WalletRow> wallets = wallets(snapshot, 0);
    while (!wallets.isEmpty() && breaches.size() < SHOWN) {
      breaches.addAll(breachesOf(snapshot, wallets));
      wallets = wallets(snapshot, wallets.getLast().id());
    }
    return breaches.isEmpty()
        ? new CheckResult(name, true, "holds")
        : new CheckResult(
            name, false, String.join("; ", breaches.subList(0, Math.min(SHOWN, breaches.size()))));
  }

  private List<String> breachesOf(JdbcClient snapshot, List<WalletRow> wallets) {
    Map<Long, Follower> followers = new LinkedHashMap<>();
    wallets.forEach(wallet -> followers.put(wallet.id(), follower.apply(wallet)));
    long last = wallets.getLast().id();
    List<EntryRow> entries = entries(snapshot, wallets.getFirst().id(), 0, last);
    while (!entries.isEmpty()) {
      entries.forEach(
          entry -> Objects.requireNonNull(followers.get(entry.accountId())).next(entry));
      entries = entries(snapshot, entries.getLast().accountId(), entries.getLast().seq(), last);
    }
    List<String> breaches = new ArrayList<>();
    for (WalletRow wallet : wallets) {
      Objects.requireNonNull(followers.get(wallet.id()))
          .breach()
          .ifPresent(
              breach ->
                  breaches.add("wallet " + wallet.id() + " of " + wallet.uid() + ": " + breach));
    }
    return breaches;
  }

  private static List<WalletRow> wallets(JdbcClient snapshot, long after) {
    return snapshot
        .sql(
            """
            SELECT id, owner_uid, head_hash FROM wallet_account
             WHERE NOT append_only AND id > ? ORDER BY id LIMIT ?
            """)
        .params(after, WALLETS)
        .query(
            (rs, _) ->
                new WalletRow(rs.getLong(1), rs.getLong(2), ChainHash.ofBytes(rs.getBytes(3))))
        .list();
  }

  /** The next entries of the accounts up to the last one, which all are wallets. */
  private static List<EntryRow> entries(
      JdbcClient snapshot, long account, long seq, long lastAccount) {
    return snapshot
        .sql(
            """
            SELECT e.*, t.request_hash
              FROM wallet_entry e
              JOIN wallet_account a ON a.id = e.account_id
              JOIN wallet_transfer t ON t.id = e.transfer_id
             WHERE e.account_id <= :last
               AND ((e.account_id = :account AND e.seq > :seq) OR e.account_id > :account)
             ORDER BY e.account_id, e.seq LIMIT :most
            """)
        .param("last", lastAccount)
        .param("account", account)
        .param("seq", seq)
        .param("most", ENTRIES)
        .query(WalletWalk::read)
        .list();
  }

  static EntryRow read(ResultSet row, int number) throws SQLException {
    return new EntryRow(
        row.getLong("account_id"),
        row.getLong("seq"),
        row.getLong("transfer_id"),
        row.getInt("leg"),
        EntryType.valueOf(row.getString("type")),
        Bucket.valueOf(row.getString("bucket")),
        Money.ofFen(row.getLong("amount")),
        Money.ofFen(row.getLong("available_after")),
        Money.ofFen(row.getLong("frozen_after")),
        ChainHash.ofBytes(row.getBytes("prev_hash")),
        ChainHash.ofBytes(row.getBytes("hash")),
        ChainHash.ofBytes(row.getBytes("request_hash")),
        Times.of(row.getObject("created_at", LocalDateTime.class)));
  }
}
