package io.adpay.sandbox.transfer;

import io.adpay.sandbox.account.Channel;
import org.jspecify.annotations.Nullable;

/** How a channel speaks of its transfers: its own words, and the notice that it sends. */
public interface TransferVoice {

  /** Whose voice it is. */
  Channel channel();

  /** The channel's own word for the state that the transfer is in. */
  String stateOf(Transfer transfer);

  /** The channel's own word for why it failed; null: it did not. */
  @Nullable String failureOf(Transfer transfer);

  /** Writes the notice of a transfer that came to its end, within that transaction. */
  void announceEnd(Transfer transfer);
}
