package io.adpay.wallet.hold;

import io.adpay.common.money.Money;
import io.adpay.common.wire.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code wallet_hold}. */
public final class Holds {

  private final JdbcClient jdbc;

  public Holds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those of the holds that exist, as last committed. */
  public List<Hold> find(Collection<Long> numbers) {
    if (numbers.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            "SELECT id, account_id, amount, settled, released FROM wallet_hold WHERE id IN (:ids)")
        .param("ids", numbers)
        .query(
            (rs, _) ->
                new Hold(
                    rs.getLong(1),
                    rs.getLong(2),
                    Money.ofFen(rs.getLong(3)),
                    Money.ofFen(rs.getLong(4)),
                    Money.ofFen(rs.getLong(5))))
        .list();
  }

  /** Writes down a hold that was opened. */
  public void insert(Hold hold, Instant now) {
    jdbc.sql(
            """
            INSERT INTO wallet_hold
              (id, account_id, amount, settled, released, created_at, updated_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            hold.no(),
            hold.accountId(),
            hold.amount().fen(),
            hold.settled().fen(),
            hold.released().fen(),
            Times.column(now),
            Times.column(now))
        .update();
  }

  /**
   * Puts a hold's new state in the place of the one that was read.
   *
   * @return false where it has changed since: then nothing may be committed
   */
  public boolean replace(Hold before, Hold after, Instant now) {
    return jdbc.sql(
                """
            UPDATE wallet_hold SET settled = ?, released = ?, updated_at = ?
             WHERE id = ? AND settled = ? AND released = ?
            """)
            .params(
                after.settled().fen(),
                after.released().fen(),
                Times.column(now),
                before.no(),
                before.settled().fen(),
                before.released().fen())
            .update()
        == 1;
  }
}
