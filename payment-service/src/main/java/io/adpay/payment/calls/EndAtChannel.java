package io.adpay.payment.calls;

import io.adpay.common.contract.payment.Channel;
import io.adpay.payment.channel.ChannelReply;
import io.adpay.payment.channel.ChannelReply.Accepted;
import io.adpay.payment.channel.CloseView;
import io.adpay.payment.channel.OutTradeNo;
import io.adpay.payment.channel.PaymentView;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Ends a payment at its channel: asks first, because it may have been paid, and then tells the
 * channel to close it. Only what the channel says in so many words ends anything.
 */
@Component
public final class EndAtChannel {

  private final ChannelCalls calls;

  EndAtChannel(ChannelCalls calls) {
    this.calls = calls;
  }

  /**
   * Ends it, or says why not.
   *
   * @param patience how long each call may wait for its token
   */
  public Ending end(Channel channel, OutTradeNo outTradeNo, Duration patience) {
    return switch (calls.query(channel, outTradeNo, patience)) {
      case Accepted<PaymentView>(PaymentView view) ->
          switch (view) {
            case PaymentView.Succeeded paid -> new Ending.Paid(paid);
            case PaymentView.Refunded _ -> new Ending.Refunded();
            case PaymentView.Closed _ -> new Ending.Closed();
            case PaymentView.BuyerPaying _ -> new Ending.StillOpen();
            case PaymentView.Waiting _, PaymentView.NotCreated _ ->
                close(channel, outTradeNo, patience);
          };
      case ChannelReply.Declined<PaymentView> _,
          ChannelReply.RateLimited<PaymentView> _,
          ChannelReply.Unknown<PaymentView> _ ->
          new Ending.StillOpen();
    };
  }

  private Ending close(Channel channel, OutTradeNo outTradeNo, Duration patience) {
    return switch (calls.close(channel, outTradeNo, patience)) {
      case Accepted<CloseView>(CloseView view) ->
          switch (view) {
            case CLOSED -> new Ending.Closed();
            case NOT_CREATED -> new Ending.NotCreated();
            case ALREADY_PAID, BUSY -> askAgain(channel, outTradeNo, patience);
          };
      case ChannelReply.Declined<CloseView> _,
          ChannelReply.RateLimited<CloseView> _,
          ChannelReply.Unknown<CloseView> _ ->
          new Ending.StillOpen();
    };
  }

  private Ending askAgain(Channel channel, OutTradeNo outTradeNo, Duration patience) {
    return switch (calls.query(channel, outTradeNo, patience)) {
      case Accepted<PaymentView>(PaymentView.Succeeded paid) -> new Ending.Paid(paid);
      case Accepted<PaymentView>(PaymentView.Refunded _) -> new Ending.Refunded();
      case Accepted<PaymentView>(PaymentView.Closed _) -> new Ending.Closed();
      case Accepted<PaymentView> _,
          ChannelReply.Declined<PaymentView> _,
          ChannelReply.RateLimited<PaymentView> _,
          ChannelReply.Unknown<PaymentView> _ ->
          new Ending.StillOpen();
    };
  }
}
