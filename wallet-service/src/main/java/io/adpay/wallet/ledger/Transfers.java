package io.adpay.wallet.ledger;

import io.adpay.common.money.Money;
import io.adpay.common.wire.Times;
import io.adpay.wallet.account.ChainHash;
import io.adpay.wallet.hold.HoldStep;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code wallet_transfer}: it can be added to and read, and nothing else. */
final class Transfers {

  private static final String COLUMNS = "id, biz_type, biz_no, request_hash, reason, created_at";

  private final JdbcClient jdbc;

  Transfers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those transfers that exist under the keys, as last committed. */
  List<Transfer> find(Collection<BusinessKey> keys) {
    List<Object> params = new ArrayList<>();
    keys.forEach(key -> Collections.addAll(params, key.type(), key.no()));
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM wallet_transfer WHERE (biz_type, biz_no) IN ("
                + Rows.placeholders(keys.size(), 2)
                + ")")
        .params(params)
        .query(Transfers::read)
        .list();
  }

  /** Which of the transfers have been corrected by another. */
  List<Long> reversed(Collection<Long> numbers) {
    return numbers.isEmpty()
        ? List.of()
        : jdbc.sql("SELECT reverses_id FROM wallet_transfer WHERE reverses_id IN (:ids)")
            .param("ids", numbers)
            .query(Long.class)
            .list();
  }

  /**
   * Writes transfers down.
   *
   * @throws org.springframework.dao.DuplicateKeyException where one of the keys was taken just now
   */
  void insert(List<Decision> decisions) {
    List<@Nullable Object> params = new ArrayList<>();
    for (Decision decision : decisions) {
      Transfer transfer = decision.transfer();
      Posting posting = decision.posting();
      HoldStep hold = posting.hold();
      Collections.addAll(
          params,
          transfer.no(),
          posting.key().type(),
          posting.key().no(),
          transfer.request().bytes(),
          Money.CURRENCY,
          posting.amount().fen(),
          posting.holdNo(transfer.no()),
          hold == null ? null : hold.word(),
          transfer.reason() == null ? posting.reverses() : null,
          transfer.reason() == null ? "POSTED" : "REJECTED",
          transfer.reason() == null ? null : transfer.reason().name(),
          Times.column(transfer.createdAt()));
    }
    jdbc.sql(
            """
            INSERT INTO wallet_transfer
              (id, biz_type, biz_no, request_hash, currency, amount, hold_id, hold_step,
               reverses_id, result, reason, created_at)
            VALUES
            """
                + Rows.placeholders(decisions.size(), 12))
        .params(params)
        .update();
  }

  private static Transfer read(ResultSet row, int number) throws SQLException {
    String reason = row.getString("reason");
    return new Transfer(
        row.getLong("id"),
        new BusinessKey(row.getString("biz_type"), row.getString("biz_no")),
        ChainHash.ofBytes(row.getBytes("request_hash")),
        reason == null ? null : RejectionReason.valueOf(reason),
        Times.of(row.getObject("created_at", LocalDateTime.class)));
  }
}
