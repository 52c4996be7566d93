package io.adpay.wallet.ledger;

import java.time.Instant;

/** What the ledger says of a posting. */
public sealed interface TransferOutcome {

  /** The number under which the ledger keeps what it said of that business key. */
  long transferNo();

  /** It was written down just now, one way or the other. */
  sealed interface Recorded extends TransferOutcome permits Posted, Rejected {}

  /** The money has moved. */
  record Posted(long transferNo, Instant postedAt) implements Recorded {}

  /** The money had moved before: the same was asked for again. */
  record AlreadyPosted(long transferNo, Instant postedAt) implements TransferOutcome {}

  /** Nothing has moved and under this key nothing ever will; asked again it is the same. */
  record Rejected(long transferNo, RejectionReason reason) implements Recorded {}

  /** Something else was asked for before under the same key; this was ignored. */
  record Conflict(long transferNo) implements TransferOutcome {}
}
