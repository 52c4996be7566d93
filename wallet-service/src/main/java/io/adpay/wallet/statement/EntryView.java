package io.adpay.wallet.statement;

import io.adpay.wallet.ledger.Bucket;
import io.adpay.wallet.ledger.EntryType;
import java.time.Instant;

/**
 * An entry as its owner sees it.
 *
 * @param amount the signed change of the bucket, in fen
 * @param availableAfter in fen
 * @param frozenAfter in fen
 * @param reference the number of the order, refund, settlement or withdrawal that it came of
 */
record EntryView(
    String entryNo,
    String transferNo,
    EntryType type,
    long amount,
    Bucket bucket,
    long availableAfter,
    long frozenAfter,
    String reference,
    Instant occurredAt) {}
