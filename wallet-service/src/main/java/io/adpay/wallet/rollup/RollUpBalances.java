package io.adpay.wallet.rollup;

import io.adpay.common.ordernumber.NumberLayout;
import io.adpay.common.wire.Times;
import io.adpay.wallet.account.PlatformAccount;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds the entries of the platform's accounts to their rolled-up balances, up to a watermark.
 *
 * <p>No entry may ever appear below the watermark. The database's clock closes the door: a trigger
 * refuses entries whose transfer was numbered more than five minutes ago, and the watermark stays
 * further behind. What was written in time and isn't committed yet is waited for, because the
 * entries are read under a shared lock.
 */
final class RollUpBalances {

  private static final Logger log = LoggerFactory.getLogger(RollUpBalances.class);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Duration lag;
  private final int chunk;

  RollUpBalances(JdbcClient jdbc, TransactionTemplate transaction, Duration lag, int chunk) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.lag = lag;
    this.chunk = chunk;
  }

  /** Rolls all accounts up as far as possible now. */
  void run() {
    for (PlatformAccount account : PlatformAccount.values()) {
      try {
        while (rollUpChunk(account) == chunk) {
          log.debug("More entries of {} are to be rolled up", account);
        }
      } catch (TransientDataAccessException e) {
        log.info("{} can't be rolled up now; the next time follows", account, e);
      }
    }
  }

  private int rollUpChunk(PlatformAccount account) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> claimed(account).map(rollup -> extend(account, rollup)).orElse(0)));
  }

  /** Nothing where another node is at it. */
  private Optional<RollUp> claimed(PlatformAccount account) {
    return jdbc.sql(
            """
            SELECT watermark, balance, entries FROM account_rollup
             WHERE account_id = ? FOR UPDATE SKIP LOCKED
            """)
        .param(account.id())
        .query((rs, _) -> new RollUp(rs.getLong(1), rs.getLong(2), rs.getLong(3)))
        .optional();
  }

  private int extend(PlatformAccount account, RollUp rollup) {
    LocalDateTime now = jdbc.sql("SELECT UTC_TIMESTAMP(3)").query(LocalDateTime.class).single();
    List<Amount> amounts =
        jdbc.sql(
                """
                SELECT seq, amount FROM wallet_entry
                 WHERE account_id = ? AND seq > ? AND seq < ?
                 ORDER BY seq LIMIT ? LOCK IN SHARE MODE
                """)
            .params(
                account.id(),
                rollup.watermark(),
                NumberLayout.firstAt(Times.of(now).minus(lag)),
                chunk)
            .query((rs, _) -> new Amount(rs.getLong(1), rs.getLong(2)))
            .list();
    if (!amounts.isEmpty()) {
      long balance =
          amounts.stream().mapToLong(Amount::fen).reduce(rollup.balance(), Math::addExact);
      jdbc.sql(
              """
              UPDATE account_rollup SET watermark = ?, balance = ?, entries = ?, updated_at = ?
               WHERE account_id = ?
              """)
          .params(
              amounts.getLast().seq(),
              balance,
              rollup.entries() + amounts.size(),
              now,
              account.id())
          .update();
    }
    return amounts.size();
  }

  private record RollUp(long watermark, long balance, long entries) {}

  private record Amount(long seq, long fen) {}
}
