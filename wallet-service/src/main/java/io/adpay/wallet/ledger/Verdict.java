package io.adpay.wallet.ledger;

import io.adpay.wallet.account.WalletAccount;
import io.adpay.wallet.hold.Hold;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a posting may become a transfer, and what it then changes. */
sealed interface Verdict {

  /**
   * It may.
   *
   * @param wallets the wallets that take part, as they stand after it
   * @param hold the hold that it opened or changed, as it stands after it
   */
  record Allowed(List<Entry> entries, List<WalletAccount> wallets, @Nullable Hold hold)
      implements Verdict {}

  /** It may not. */
  record Refused(RejectionReason reason) implements Verdict {}
}
