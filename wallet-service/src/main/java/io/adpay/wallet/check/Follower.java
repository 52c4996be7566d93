package io.adpay.wallet.check;

import java.util.Optional;

/** Follows one wallet's entries from the first to the last. */
interface Follower {

  /** Looks at the next entry. */
  void next(EntryRow entry);

  /** What was wrong first, after the last entry. */
  Optional<String> breach();
}
