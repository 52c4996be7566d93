package io.adpay.wallet.check;

import io.adpay.common.money.Money;
import io.adpay.wallet.account.ChainHash;
import io.adpay.wallet.ledger.Bucket;
import io.adpay.wallet.ledger.EntryHash;
import io.adpay.wallet.ledger.EntryType;
import java.time.Instant;

/**
 * A wallet's entry as the database holds it.
 *
 * @param request the fingerprint of its transfer's posting
 */
record EntryRow(
    long accountId,
    long seq,
    long transferNo,
    int leg,
    EntryType type,
    Bucket bucket,
    Money amount,
    Money availableAfter,
    Money frozenAfter,
    ChainHash previous,
    ChainHash hash,
    ChainHash request,
    Instant createdAt) {

  /** The hash that the row should carry by what it says. */
  ChainHash expectedHash() {
    return new EntryHash(
            previous,
            request,
            accountId,
            seq,
            transferNo,
            leg,
            type,
            bucket,
            amount,
            availableAfter,
            frozenAfter,
            createdAt)
        .value();
  }

  @Override
  public String toString() {
    return "entry " + seq + " (transfer " + transferNo + ")";
  }
}
