package io.adpay.sandbox.transfer;

/** What may become of a transfer; a channel's own words for it are its adapter's affair. */
public enum TransferState {
  /** Taken on, and not looked at yet. */
  ACCEPTED,
  /** The channel is at it. */
  PROCESSING,
  /** The payee must say yes. */
  WAITING,
  /** The payee said yes, and the money is on its way. */
  CONFIRMED,
  /** The merchant called it off, and the channel is at that. */
  CANCELING,
  /** The payee has the money. */
  SUCCEEDED,
  /** Nothing was paid, for good. */
  FAILED,
  /** Called off: nothing was paid. */
  CANCELLED;

  /** Whether the channel could still find that it can't be done. */
  boolean mayFail() {
    return switch (this) {
      case ACCEPTED, PROCESSING, WAITING, CONFIRMED -> true;
      case CANCELING, SUCCEEDED, FAILED, CANCELLED -> false;
    };
  }
}
