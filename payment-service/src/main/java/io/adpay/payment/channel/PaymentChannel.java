package io.adpay.payment.channel;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.contract.payment.Method;
import io.adpay.common.money.Money;
import java.util.Optional;
import java.util.Set;

/**
 * A payment channel, as the rest of the service sees every one of them. Calls block until the
 * channel answers or a time-out passes, hold no lock and run in no transaction, and never throw for
 * what a channel or the network does: that is a {@link ChannelReply}. Safe for many threads.
 */
public interface PaymentChannel {

  /** Which channel this is. */
  Channel id();

  /** How a buyer can pay here. */
  Set<Method> methods();

  /** The most that one payment can be. */
  Money largestAmount();

  /**
   * Makes the channel stand ready for a payment. Throws {@link IllegalArgumentException} for a
   * method or an amount that {@link PaymentChannels#judge} refuses.
   */
  ChannelReply<PrepayAction> prepay(PrepayCommand command);

  /** Asks what has become of a payment. */
  ChannelReply<PaymentView> query(OutTradeNo outTradeNo);

  /** Tells the channel to take no money for a payment any more. */
  ChannelReply<CloseView> close(OutTradeNo outTradeNo);

  /**
   * Sends money back; to be repeated unchanged until the answer is a fact. A final refusal after an
   * earlier attempt whose outcome is unknown is not that attempt's outcome: only {@link
   * #queryRefund} tells it.
   */
  ChannelReply<RefundView> refund(RefundCommand command);

  /** Asks what has become of a refund. */
  ChannelReply<RefundView> queryRefund(OutTradeNo outTradeNo, OutRefundNo outRefundNo);

  /**
   * Pays somebody out of our balance at the channel; to be repeated unchanged until the answer is a
   * fact. A final refusal after an earlier attempt whose outcome is unknown is not that attempt's
   * outcome: {@link #queryPayout} tells it.
   */
  ChannelReply<PayoutView> payout(PayoutCommand command);

  /** Asks what has become of a payout. */
  ChannelReply<PayoutView> queryPayout(OutPayoutNo outPayoutNo);

  /** Verifies and reads a notification. Never throws for what is in it. */
  Notice parse(RawRequest notification);

  /** The answer that ends the channel's retries, to be given once the notice is durable. */
  NoticeAnswer acknowledgement();

  /** The answer to a notice that was refused, or could not be stored. */
  NoticeAnswer refusal();

  /**
   * The payment that a buyer's returning browser names. A hint to ask the channel and no more:
   * anybody can type this address.
   */
  Optional<OutTradeNo> readReturn(RawRequest browserReturn);
}
