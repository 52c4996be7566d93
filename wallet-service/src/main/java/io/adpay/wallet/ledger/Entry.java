package io.adpay.wallet.ledger;

import io.adpay.common.money.Money;
import io.adpay.wallet.account.ChainHash;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of one bucket, as it is written down.
 *
 * @param seq counts the entries of a wallet from 1; on an append-only account, the transfer's
 *     number
 * @param leg the leg's place in its transfer, from 0
 * @param link what ties it to the wallet's other entries; null on an append-only account
 */
record Entry(
    long accountId,
    long seq,
    long transferNo,
    int leg,
    EntryType type,
    Bucket bucket,
    Money amount,
    @Nullable Link link,
    Instant createdAt) {

  /** The balances after the entry, and its place in the chain. */
  record Link(Money availableAfter, Money frozenAfter, ChainHash previous, ChainHash hash) {}
}
