package io.adpay.wallet.surplus;

import io.adpay.wallet.account.PlatformAccount;
import io.adpay.wallet.ledger.BusinessKey;
import io.adpay.wallet.ledger.EntryType;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the surpluses that came in. */
@Component
final class Surpluses {

  private final JdbcClient jdbc;

  Surpluses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  static BusinessKey key(long paymentNo) {
    return new BusinessKey(EntryType.SURPLUS.name(), Long.toString(paymentNo));
  }

  /**
   * A surplus as it came in.
   *
   * @param clearingId the account of the channel that it came by
   */
  record Surplus(long transferNo, long clearingId, long fen) {

    boolean is(PlatformAccount clearing, long sameFen) {
      return clearing.id() == clearingId && fen == sameFen;
    }
  }

  /** What that payment brought, if it is written down. */
  Optional<Surplus> find(long paymentNo) {
    BusinessKey key = key(paymentNo);
    return jdbc.sql(
            """
            SELECT t.id, e.account_id, t.amount
              FROM wallet_transfer t
              JOIN wallet_entry e ON e.transfer_id = t.id AND e.account_id <> ?
             WHERE t.biz_type = ? AND t.biz_no = ?
            """)
        .params(PlatformAccount.SUSPENSE.id(), key.type(), key.no())
        .query((rs, _) -> new Surplus(rs.getLong(1), rs.getLong(2), rs.getLong(3)))
        .optional();
  }
}
