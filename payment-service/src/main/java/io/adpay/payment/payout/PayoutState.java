package io.adpay.payment.payout;

import io.adpay.common.contract.payment.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a payout stands, for the other services and for operators; it says nothing of the payee.
 *
 * @param fen what the payee gets, in fen
 * @param attempts how often an attempt was begun, one that was kept back included
 * @param unfinishedTries how often work on it began since the last time that it came to an end
 * @param confirmation what the payee's app needs to ask for a confirmation, where one is awaited
 * @param inDoubtSince since when nobody knows whether the channel has accepted it
 * @param nextAttemptAt when it is worked on next; null for never
 * @param laidAsideAt since when an operator is to look at it
 */
record PayoutState(
    long withdrawalNo,
    Channel channel,
    long fen,
    PayoutStatus status,
    int attempts,
    int unfinishedTries,
    @Nullable String channelTransferNo,
    @Nullable String failureCode,
    @Nullable String confirmation,
    Instant createdAt,
    Instant changedAt,
    @Nullable Instant inDoubtSince,
    @Nullable Instant nextAttemptAt,
    @Nullable Instant laidAsideAt) {

  static PayoutState of(Payout payout) {
    return new PayoutState(
        payout.withdrawalNo(),
        payout.channel(),
        payout.amount().fen(),
        payout.status(),
        payout.attempts(),
        payout.unfinishedTries(),
        payout.channelTransferNo(),
        payout.failureCode(),
        payout.confirmation(),
        payout.createdAt(),
        payout.changedAt(),
        payout.inDoubtSince().orElse(null),
        payout.nextAttemptAt(),
        payout.laidAsideAt());
  }
}
