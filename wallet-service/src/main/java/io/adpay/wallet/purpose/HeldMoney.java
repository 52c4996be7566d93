package io.adpay.wallet.purpose;

import io.adpay.common.money.Money;
import io.adpay.wallet.account.Wallet;
import io.adpay.wallet.ledger.BusinessKey;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds holds by what they were opened for. */
@Component
final class HeldMoney {

  private final JdbcClient jdbc;

  HeldMoney(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What was set aside, whatever became of it since. It never changes, so it may be relied on.
   *
   * @param no the hold's number
   */
  record Held(long no, Wallet wallet, Money amount) {}

  /** The hold that was opened for that refund or withdrawal, if one was. */
  Optional<Held> find(Purpose purpose, long reference) {
    BusinessKey key = Purpose.key(purpose.opening(), reference);
    return jdbc.sql(
            """
            SELECT h.id, a.owner_uid, h.amount
              FROM wallet_transfer t
              JOIN wallet_hold h ON h.id = t.id
              JOIN wallet_account a ON a.id = h.account_id
             WHERE t.biz_type = ? AND t.biz_no = ?
            """)
        .params(key.type(), key.no())
        .query(
            (rs, _) ->
                new Held(rs.getLong(1), new Wallet(rs.getLong(2)), Money.ofFen(rs.getLong(3))))
        .optional();
  }
}
