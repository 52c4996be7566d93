package io.adpay.payment.calls;

import io.adpay.common.contract.payment.Channel;
import io.adpay.payment.budget.CallKind;
import io.adpay.payment.budget.ChannelBudget;
import io.adpay.payment.channel.ChannelReply;
import io.adpay.payment.channel.CloseView;
import io.adpay.payment.channel.OutPayoutNo;
import io.adpay.payment.channel.OutRefundNo;
import io.adpay.payment.channel.OutTradeNo;
import io.adpay.payment.channel.PaymentChannel;
import io.adpay.payment.channel.PaymentChannels;
import io.adpay.payment.channel.PaymentView;
import io.adpay.payment.channel.PayoutCommand;
import io.adpay.payment.channel.PayoutView;
import io.adpay.payment.channel.PrepayAction;
import io.adpay.payment.channel.PrepayCommand;
import io.adpay.payment.channel.RefundCommand;
import io.adpay.payment.channel.RefundView;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Calls a channel. Each call waits for its token first; where none comes in time the answer is the
 * channel's own for calls that come too fast. A call inside a transaction is a mistake of ours and
 * throws: it would hold a row for as long as somebody else pleases.
 */
@Component
public final class ChannelCalls {

  private final PaymentChannels channels;
  private final ChannelBudget budget;
  private final MeterRegistry meters;

  ChannelCalls(PaymentChannels channels, ChannelBudget budget, MeterRegistry meters) {
    this.channels = channels;
    this.budget = budget;
    this.meters = meters;
  }

  /** Makes the channel stand ready. */
  public ChannelReply<PrepayAction> prepay(
      Channel channel, PrepayCommand command, Duration patience) {
    return call(channel, CallKind.PAY, "prepay", patience, port -> port.prepay(command));
  }

  /** Asks what has become of a payment. */
  public ChannelReply<PaymentView> query(
      Channel channel, OutTradeNo outTradeNo, Duration patience) {
    ChannelReply<PaymentView> reply =
        call(channel, CallKind.QUERY, "query", patience, port -> port.query(outTradeNo));
    return reply instanceof ChannelReply.Accepted<PaymentView>(PaymentView.Succeeded paid)
            && !paid.amount().isPositive()
        ? new ChannelReply.Unknown<>("paid_nothing")
        : reply;
  }

  /** Tells the channel to take no money for a payment any more. */
  public ChannelReply<CloseView> close(Channel channel, OutTradeNo outTradeNo, Duration patience) {
    return call(channel, CallKind.QUERY, "close", patience, port -> port.close(outTradeNo));
  }

  /** Sends money back to a buyer. */
  public ChannelReply<RefundView> refund(
      Channel channel, RefundCommand command, Duration patience) {
    return call(channel, CallKind.REFUND, "refund", patience, port -> port.refund(command));
  }

  /** Asks what has become of a refund. */
  public ChannelReply<RefundView> queryRefund(
      Channel channel, OutTradeNo outTradeNo, OutRefundNo outRefundNo, Duration patience) {
    return call(
        channel,
        CallKind.QUERY,
        "query_refund",
        patience,
        port -> port.queryRefund(outTradeNo, outRefundNo));
  }

  /**
   * Pays somebody out of our balance there.
   *
   * @param mayGo asked when the call's turn has come; waiting for that may take long
   * @return the answer; nothing where it may not go and was not sent
   */
  public Optional<ChannelReply<PayoutView>> payout(
      Channel channel, PayoutCommand command, Duration patience, BooleanSupplier mayGo) {
    mustBeOutsideOfTransactions();
    if (!budget.acquire(channel, CallKind.PAYOUT, patience)) {
      return Optional.of(new ChannelReply.RateLimited<>());
    }
    return mayGo.getAsBoolean()
        ? Optional.of(measured(channel, "payout", port -> port.payout(command)))
        : Optional.empty();
  }

  /** Asks what has become of a payout. */
  public ChannelReply<PayoutView> queryPayout(
      Channel channel, OutPayoutNo outPayoutNo, Duration patience) {
    return call(
        channel, CallKind.QUERY, "query payout", patience, port -> port.queryPayout(outPayoutNo));
  }

  private <T> ChannelReply<T> call(
      Channel channel,
      CallKind kind,
      String operation,
      Duration patience,
      Function<PaymentChannel, ChannelReply<T>> call) {
    mustBeOutsideOfTransactions();
    return budget.acquire(channel, kind, patience)
        ? measured(channel, operation, call)
        : new ChannelReply.RateLimited<>();
  }

  private static void mustBeOutsideOfTransactions() {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a channel is never called inside a transaction");
    }
  }

  private <T> ChannelReply<T> measured(
      Channel channel, String operation, Function<PaymentChannel, ChannelReply<T>> call) {
    Timer.Sample running = Timer.start(meters);
    ChannelReply<T> reply = call.apply(channels.get(channel));
    running.stop(
        meters.timer(
            "adpay.channel.calls",
            "channel",
            channel.name(),
            "operation",
            operation,
            "reply",
            word(reply)));
    if (reply instanceof ChannelReply.RateLimited<T>) {
      budget.coolDown(channel);
    }
    return reply;
  }

  private static String word(ChannelReply<?> reply) {
    return switch (reply) {
      case ChannelReply.Accepted<?> _ -> "accepted";
      case ChannelReply.Declined<?> declined ->
          switch (declined.finality()) {
            case FINAL -> "declined";
            case FOR_NOW -> "declined_for_now";
            case CONFIGURATION -> "misconfigured";
          };
      case ChannelReply.RateLimited<?> _ -> "rate_limited";
      case ChannelReply.Unknown<?> _ -> "unknown";
    };
  }
}
