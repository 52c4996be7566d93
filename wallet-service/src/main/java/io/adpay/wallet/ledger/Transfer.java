package io.adpay.wallet.ledger;

import io.adpay.wallet.account.ChainHash;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger keeps of a posting.
 *
 * @param request the fingerprint of what was asked for
 * @param reason why it was rejected; null where it was posted
 */
record Transfer(
    long no,
    BusinessKey key,
    ChainHash request,
    @Nullable RejectionReason reason,
    Instant createdAt) {

  /** The answer to whoever wrote it down. */
  TransferOutcome.Recorded recorded() {
    return reason == null
        ? new TransferOutcome.Posted(no, createdAt)
        : new TransferOutcome.Rejected(no, reason);
  }

  /** The answer to whoever comes with the same key afterwards. */
  TransferOutcome answerTo(Posting again) {
    if (!request.equals(Fingerprint.of(again))) {
      return new TransferOutcome.Conflict(no);
    }
    return reason == null
        ? new TransferOutcome.AlreadyPosted(no, createdAt)
        : new TransferOutcome.Rejected(no, reason);
  }
}
