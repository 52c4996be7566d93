package io.adpay.payment.refund;

import io.adpay.payment.calls.ChannelCalls;
import io.adpay.payment.channel.ChannelReply;
import io.adpay.payment.channel.ChannelReply.Accepted;
import io.adpay.payment.channel.OutTradeNo;
import io.adpay.payment.channel.RefundView;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks the channel what has become of a refund. Only what it says in so many words is believed. */
@Component
final class AskRefund {

  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final RefundSteps steps;
  private final TakeRefundView take;
  private final ChannelCalls calls;
  private final RefundProperties properties;
  private final Clock clock;

  AskRefund(
      RefundSteps steps,
      TakeRefundView take,
      ChannelCalls calls,
      RefundProperties properties,
      Clock clock) {
    this.steps = steps;
    this.take = take;
    this.calls = calls;
    this.properties = properties;
    this.clock = clock;
  }

  void ask(Refund refund, RefundTask task) {
    var outTradeNo = new OutTradeNo(Long.toString(refund.paymentNo()));
    switch (calls.queryRefund(
        refund.channel(), outTradeNo, refund.outRefundNo(), properties.patience())) {
      case Accepted<RefundView>(RefundView view) -> take.take(refund, task, view);
      case ChannelReply.RateLimited<RefundView> _ ->
          steps.putOff(task, Optional.empty(), clock.instant().plus(MOMENT));
      case ChannelReply.Declined<RefundView> _, ChannelReply.Unknown<RefundView> _ ->
          steps.undecided(task, true);
    }
  }
}
