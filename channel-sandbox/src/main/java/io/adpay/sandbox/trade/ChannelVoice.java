package io.adpay.sandbox.trade;

import io.adpay.sandbox.account.Channel;
import org.jspecify.annotations.Nullable;

/** How a channel speaks of its trades: its own words, and the notices that it sends. */
public interface ChannelVoice {

  /** Whose voice it is. */
  Channel channel();

  /** The channel's own word for the state that the trade is in. */
  String stateOf(Trade trade);

  /** The channel's own word for the state that the refund is in; null: it has none. */
  @Nullable String stateOf(Refund refund);

  /** The text of the QR code that leads to the trade; null: it is not paid by a code. */
  @Nullable String code(Trade trade);

  /** Where the buyer's browser goes after paying; null: the merchant asked for nowhere. */
  @Nullable String returnUrl(Trade trade);

  /** Writes the notice of a payment, within the transaction that recorded it. */
  void announcePaid(Trade trade);

  /** Writes the notice of a refund that came to its end, within that transaction. */
  void announceRefund(Trade trade, Refund refund);
}
