package io.adpay.wallet.ledger;

import io.adpay.common.problem.TemporarilyUnavailable;

/** A transaction met others in each of its tries. Nothing was written; it may be asked again. */
final class LedgerBusy extends TemporarilyUnavailable {

  LedgerBusy(RuntimeException last) {
    super("every try met another writer");
    initCause(last);
  }
}
