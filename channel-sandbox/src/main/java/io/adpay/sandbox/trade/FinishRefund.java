package io.adpay.sandbox.trade;

import io.adpay.sandbox.books.Books;
import io.adpay.sandbox.books.OrderedBalances;
import io.adpay.sandbox.faults.ChannelClock;
import io.adpay.sandbox.faults.FaultBook;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A refund comes to its end: the trade, the merchant's books and the notice change together. */
@Component
class FinishRefund {

  private static final Duration NEXT_LOOK = Duration.ofSeconds(1);

  private final Trades trades;
  private final Refunds refunds;
  private final Books books;
  private final OrderedBalances balances;
  private final ChannelVoices voices;
  private final FaultBook faults;
  private final ChannelClock channelClock;
  private final Clock clock;

  FinishRefund(
      Trades trades,
      Refunds refunds,
      Books books,
      OrderedBalances balances,
      ChannelVoices voices,
      FaultBook faults,
      ChannelClock channelClock,
      Clock clock) {
    this.trades = trades;
    this.refunds = refunds;
    this.books = books;
    this.balances = balances;
    this.voices = voices;
    this.faults = faults;
    this.channelClock = channelClock;
    this.clock = clock;
  }

  /** Ends the refund as the ordered faults will have it: well, badly, or not yet. */
  @Transactional
  public Refund finish(long refundId) {
    Refund refund = refunds.get(refundId);
    if (refund.state() == RefundState.SUCCESS || refund.state() == RefundState.CLOSED) {
      return refund;
    }
    Trade trade = trades.get(refund.tradeId());
    return switch (faults.of(trade.channel()).refundResult()) {
      case PROCESSING -> {
        refunds.postpone(refundId, clock.instant().plus(NEXT_LOOK));
        yield refund;
      }
      case SUCCESS -> {
        trades.refunded(trade.id(), refund.amount());
        books.refunded(trade.channel(), trade.account(), refund.refundNo(), refund.amount());
        yield end(refund, RefundState.SUCCESS);
      }
      case ABNORMAL -> end(refund, RefundState.ABNORMAL);
      case CLOSED -> {
        balances.add(trade.channel(), trade.account(), refund.amount());
        yield end(refund, RefundState.CLOSED);
      }
    };
  }

  private Refund end(Refund refund, RefundState state) {
    Trade trade = trades.get(refund.tradeId());
    refunds.finish(refund.id(), state, channelClock.now(trade.channel()));
    Refund ended = refunds.get(refund.id());
    voices.of(trade.channel()).announceRefund(trade, ended);
    return ended;
  }
}
