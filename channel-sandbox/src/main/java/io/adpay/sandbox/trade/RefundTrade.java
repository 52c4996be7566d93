package io.adpay.sandbox.trade;

import io.adpay.sandbox.books.OrderedBalances;
import io.adpay.sandbox.faults.ChannelClock;
import io.adpay.sandbox.faults.FaultBook;
import io.adpay.sandbox.faults.RefundResult;
import io.adpay.sandbox.number.Numbers;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A merchant gives money back; the same number and sum again is the same refund. */
@Component
public class RefundTrade {

  /** What comes of it. */
  public sealed interface Outcome {

    /**
     * Taken on, now or before.
     *
     * @param moneyMoved whether this very request made the money go back
     */
    record Accepted(Trade trade, Refund refund, boolean moneyMoved) implements Outcome {}

    /** The number stands for another refund. */
    record Differs(Refund refund) implements Outcome {}

    /** Nothing was paid that could go back. */
    record NotPaid(Trade trade) implements Outcome {}

    /** More than is left of what was paid. */
    record ExceedsPaid() implements Outcome {}

    /** The merchant's own account is too low. */
    record BalanceTooLow() implements Outcome {}

    /** The channel won't, for good. */
    record Refused() implements Outcome {}
  }

  private final Trades trades;
  private final Refunds refunds;
  private final FinishRefund finishRefund;
  private final OrderedBalances balances;
  private final Numbers numbers;
  private final FaultBook faults;
  private final ChannelClock channelClock;
  private final Clock clock;

  RefundTrade(
      Trades trades,
      Refunds refunds,
      FinishRefund finishRefund,
      OrderedBalances balances,
      Numbers numbers,
      FaultBook faults,
      ChannelClock channelClock,
      Clock clock) {
    this.trades = trades;
    this.refunds = refunds;
    this.finishRefund = finishRefund;
    this.balances = balances;
    this.numbers = numbers;
    this.faults = faults;
    this.channelClock = channelClock;
    this.clock = clock;
  }

  /** Refunds a part or all of the trade with that id. */
  @Transactional
  public Outcome refund(long tradeId, RefundOrder order) {
    Trade trade = trades.get(tradeId);
    Optional<Refund> known = known(trade, order);
    return known.isPresent() ? again(trade, known.get(), order) : first(trade, order);
  }

  private Optional<Refund> known(Trade trade, RefundOrder order) {
    return switch (trade.channel()) {
      case ALIPAY -> refunds.find(trade.id(), order.outRefundNo());
      case WECHAT -> refunds.find(trade.channel(), trade.account(), order.outRefundNo());
    };
  }

  private Outcome again(Trade trade, Refund known, RefundOrder order) {
    if (known.tradeId() != trade.id() || known.amount() != order.amount()) {
      return new Outcome.Differs(known);
    }
    boolean unfinished =
        known.state() == RefundState.PROCESSING || known.state() == RefundState.ABNORMAL;
    return unfinished && order.pace().isZero()
        ? finish(known)
        : new Outcome.Accepted(trade, known, false);
  }

  private Outcome first(Trade trade, RefundOrder order) {
    if (trade.state() != TradeState.PAID) {
      return new Outcome.NotPaid(trade);
    }
    if (order.amount() > trade.paid() - refunds.bound(trade.id())) {
      return new Outcome.ExceedsPaid();
    }
    if (!balances.covers(trade.channel(), trade.account(), order.amount())) {
      return new Outcome.BalanceTooLow();
    }
    boolean atOnce = order.pace().isZero();
    if (atOnce && faults.of(trade.channel()).refundResult() == RefundResult.CLOSED) {
      return new Outcome.Refused();
    }
    balances.add(trade.channel(), trade.account(), -order.amount());
    refunds.add(
        trade,
        order,
        numbers.refundNo(),
        channelClock.now(trade.channel()),
        clock.instant().plus(order.pace()));
    Refund added = refunds.find(trade.id(), order.outRefundNo()).orElseThrow();
    return atOnce ? finish(added) : new Outcome.Accepted(trade, added, false);
  }

  private Outcome finish(Refund refund) {
    Refund finished = finishRefund.finish(refund.id());
    return new Outcome.Accepted(
        trades.get(refund.tradeId()), finished, finished.state() == RefundState.SUCCESS);
  }
}
