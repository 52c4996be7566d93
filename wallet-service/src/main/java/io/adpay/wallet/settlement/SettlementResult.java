package io.adpay.wallet.settlement;

import io.adpay.wallet.ledger.TransferOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What became of one item of a batch.
 *
 * @param settlementNo the number that the item came with; null where it had none
 * @param code why it was rejected; null where it wasn't
 */
record SettlementResult(
    @Nullable String settlementNo, Status status, @Nullable SettlementCode code) {

  /** Whether the money has moved. */
  enum Status {
    /** It has, just now. */
    POSTED,
    /** It had before, for the same contents. */
    DUPLICATE,
    /** It has not, for this item. */
    REJECTED
  }

  static SettlementResult of(String settlementNo, TransferOutcome outcome) {
    return switch (outcome) {
      case TransferOutcome.Posted _ -> new SettlementResult(settlementNo, Status.POSTED, null);
      case TransferOutcome.AlreadyPosted _ ->
          new SettlementResult(settlementNo, Status.DUPLICATE, null);
      case TransferOutcome.Rejected rejected ->
          rejected(settlementNo, SettlementCode.of(rejected.reason()));
      case TransferOutcome.Conflict _ -> rejected(settlementNo, SettlementCode.SETTLEMENT_CONFLICT);
    };
  }

  static SettlementResult rejected(@Nullable String settlementNo, SettlementCode code) {
    return new SettlementResult(settlementNo, Status.REJECTED, code);
  }
}
