package io.adpay.wallet.statement;

import io.adpay.common.money.Money;
import io.adpay.common.paging.Page;
import io.adpay.common.paging.PageRequest;
import io.adpay.common.wire.Times;
import io.adpay.wallet.account.Wallet;
import io.adpay.wallet.ledger.Bucket;
import io.adpay.wallet.ledger.EntryType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads wallets and their entries for their owners. */
@Component
final class Statements {

  private final JdbcClient jdbc;

  Statements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The wallet; an empty one where nothing has ever happened in it. */
  WalletView wallet(long uid) {
    return jdbc.sql(
            """
            SELECT available, frozen, version, updated_at FROM wallet_account
             WHERE owner_uid = ? AND kind = ? AND currency = ? AND version > 0
            """)
        .params(uid, Wallet.KIND, Money.CURRENCY)
        .query(
            (rs, _) ->
                new WalletView(
                    Long.toString(uid),
                    Money.CURRENCY,
                    rs.getLong(1),
                    rs.getLong(2),
                    rs.getLong(3),
                    Times.of(rs.getObject(4, LocalDateTime.class))))
        .optional()
        .orElseGet(() -> new WalletView(Long.toString(uid), Money.CURRENCY, 0, 0, 0, null));
  }

  /** A page of the wallet's entries, newest first. */
  Page<EntryView> entries(long uid, EntryFilter filter, PageRequest page) {
    List<Row> rows =
        jdbc.sql(
                """
                SELECT e.seq, e.leg, e.transfer_id, e.type, e.amount, e.bucket, e.available_after,
                       e.frozen_after, t.biz_no, e.created_at
                  FROM wallet_account a
                  JOIN wallet_entry e ON e.account_id = a.id
                  JOIN wallet_transfer t ON t.id = e.transfer_id
                 WHERE a.owner_uid = :uid AND a.kind = :kind AND a.currency = :currency
                   AND e.seq < :before AND (:type IS NULL OR e.type = :type)
                   AND e.created_at >= :from AND e.created_at < :to
                 ORDER BY e.seq DESC LIMIT :fetch
                """)
            .param("uid", uid)
            .param("kind", Wallet.KIND)
            .param("currency", Money.CURRENCY)
            .param("before", page.before())
            .param("type", filter.type() == null ? null : filter.type().name())
            .param("from", filter.from())
            .param("to", filter.to())
            .param("fetch", page.fetch())
            .query(Statements::read)
            .list();
    Page<Row> rowPage = Page.of(rows, page, Row::seq);
    return new Page<>(rowPage.items().stream().map(Row::view).toList(), rowPage.nextCursor());
  }

  private static Row read(ResultSet row, int number) throws SQLException {
    long transferNo = row.getLong("transfer_id");
    return new Row(
        row.getLong("seq"),
        new EntryView(
            transferNo + "-" + row.getInt("leg"),
            Long.toString(transferNo),
            EntryType.valueOf(row.getString("type")),
            row.getLong("amount"),
            Bucket.valueOf(row.getString("bucket")),
            row.getLong("available_after"),
            row.getLong("frozen_after"),
            row.getString("biz_no"),
            Times.of(row.getObject("created_at", LocalDateTime.class))));
  }

  private record Row(long seq, EntryView view) {}
}
