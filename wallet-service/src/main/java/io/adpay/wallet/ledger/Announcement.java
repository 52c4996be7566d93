package io.adpay.wallet.ledger;

/**
 * Tells others, through the outbox, what was written down. It runs in the transaction that writes
 * it, once for each transfer that is recorded, and must do nothing but write.
 */
@FunctionalInterface
public interface Announcement {

  /** Writes what others must hear of. */
  void announce(TransferOutcome.Recorded outcome);
}
