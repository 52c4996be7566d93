package io.adpay.wallet.freeze;

import io.adpay.common.wire.Times;
import io.adpay.wallet.account.AccountStatus;
import java.time.LocalDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code wallet_status_change}, to which rows are only added. */
@Component
final class StatusChanges {

  private final JdbcClient jdbc;

  StatusChanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes a decision down, in the caller's transaction. */
  void add(long accountId, StatusChange change) {
    jdbc.sql(
            """
            INSERT INTO wallet_status_change (account_id, status, reason, operator, decided_at)
            VALUES (?, ?, ?, ?, ?)
            """)
        .params(
            accountId,
            change.status().name(),
            change.reason(),
            change.operator(),
            Times.column(change.at()))
        .update();
  }

  /** The latest decision about a wallet. */
  Optional<StatusChange> latest(long accountId) {
    return jdbc.sql(
            """
            SELECT status, reason, operator, decided_at FROM wallet_status_change
             WHERE account_id = ? ORDER BY id DESC LIMIT 1
            """)
        .param(accountId)
        .query(
            (rs, _) ->
                new StatusChange(
                    AccountStatus.valueOf(rs.getString(1)),
                    rs.getString(2),
                    rs.getString(3),
                    Times.of(rs.getObject(4, LocalDateTime.class))))
        .optional();
  }
}
