package io.adpay.wallet.ledger;

import io.adpay.common.money.Money;
import io.adpay.wallet.account.ChainHash;
import java.time.Instant;

/**
 * Everything that an entry's hash covers. What its transfer was asked to do is part of it, so the
 * chain also breaks where a transfer is given to another business afterwards.
 *
 * @param previous the hash of the wallet's entry before it
 * @param request the fingerprint of the transfer's posting
 */
public record EntryHash(
    ChainHash previous,
    ChainHash request,
    long accountId,
    long seq,
    long transferNo,
    int leg,
    EntryType type,
    Bucket bucket,
    Money amount,
    Money availableAfter,
    Money frozenAfter,
    Instant createdAt) {

  /** The hash itself. */
  public ChainHash value() {
    return Sha256.of(
        String.join(
            "|",
            previous.hex(),
            request.hex(),
            Long.toString(accountId),
            Long.toString(seq),
            Long.toString(transferNo),
            Integer.toString(leg),
            type.name(),
            bucket.name(),
            Long.toString(amount.fen()),
            Long.toString(availableAfter.fen()),
            Long.toString(frozenAfter.fen()),
            Long.toString(createdAt.toEpochMilli())));
  }
}
