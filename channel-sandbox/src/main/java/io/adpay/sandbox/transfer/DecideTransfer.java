package io.adpay.sandbox.transfer;

import io.adpay.sandbox.faults.ChannelClock;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody decides over a transfer that has not ended: its payee, its merchant, or a test. */
@Component
public class DecideTransfer {

  /** What comes of it. */
  public sealed interface Outcome {

    /** It was in time; the transfer as it is now. */
    record Decided(Transfer transfer) implements Outcome {}

    /** It is in no state for that. */
    record TooLate(Transfer transfer) implements Outcome {}
  }

  private final Transfers transfers;
  private final AdvanceTransfer advanceTransfer;
  private final ChannelClock channelClock;
  private final Clock clock;

  DecideTransfer(
      Transfers transfers,
      AdvanceTransfer advanceTransfer,
      ChannelClock channelClock,
      Clock clock) {
    this.transfers = transfers;
    this.advanceTransfer = advanceTransfer;
    this.channelClock = channelClock;
    this.clock = clock;
  }

  /** The payee says yes, and is paid if nothing is in the way. */
  @Transactional
  public Outcome confirm(long transferId) {
    Transfer transfer = advanceTransfer.advance(transferId);
    if (transfer.state() != TransferState.WAITING) {
      return new Outcome.TooLate(transfer);
    }
    moveAtOnce(transfer, TransferState.CONFIRMED);
    return new Outcome.Decided(advanceTransfer.advance(transfer.id()));
  }

  /** The channel finds that it can't be done. */
  @Transactional
  public Outcome fail(long transferId) {
    Transfer transfer = transfers.get(transferId);
    return transfer.state().mayFail()
        ? new Outcome.Decided(advanceTransfer.fail(transfer, TransferFailure.PAYEE_BLOCKED))
        : new Outcome.TooLate(transfer);
  }

  /** The merchant calls it off, which is done a little later; again is the same. */
  @Transactional
  public Outcome cancel(long transferId) {
    Transfer transfer = transfers.get(transferId);
    return switch (transfer.state()) {
      case ACCEPTED, PROCESSING, WAITING -> {
        moveAtOnce(transfer, TransferState.CANCELING);
        yield new Outcome.Decided(transfers.get(transfer.id()));
      }
      case CANCELING, CANCELLED -> new Outcome.Decided(transfer);
      case CONFIRMED, SUCCEEDED, FAILED -> new Outcome.TooLate(transfer);
    };
  }

  private void moveAtOnce(Transfer transfer, TransferState state) {
    transfers.move(transfer.id(), state, clock.instant(), channelClock.now(transfer.channel()));
  }
}
