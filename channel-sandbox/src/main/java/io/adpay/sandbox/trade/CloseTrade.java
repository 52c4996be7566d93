package io.adpay.sandbox.trade;

import io.adpay.sandbox.faults.ChannelClock;
import io.adpay.sandbox.faults.FaultBook;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A merchant calls a trade off. */
@Component
public class CloseTrade {

  /** What comes of it. */
  public sealed interface Outcome {

    /** No buyer can pay it any more. */
    record Closed(Trade trade) implements Outcome {}

    /** The buyer is at it at this moment. */
    record BuyerIsPaying() implements Outcome {}

    /** The buyer was quicker. */
    record AlreadyPaid() implements Outcome {}

    /** It was closed before. */
    record AlreadyClosed() implements Outcome {}

    /** There is only an offer that nobody took. */
    record NoTradeYet() implements Outcome {}
  }

  private final Trades trades;
  private final ExpireTrade expireTrade;
  private final FaultBook faults;
  private final ChannelClock clock;

  CloseTrade(Trades trades, ExpireTrade expireTrade, FaultBook faults, ChannelClock clock) {
    this.trades = trades;
    this.expireTrade = expireTrade;
    this.faults = faults;
    this.clock = clock;
  }

  /** Closes the trade with that id. */
  @Transactional
  public Outcome close(long tradeId) {
    Trade trade = expireTrade.asOfNow(trades.get(tradeId));
    return switch (trade.state()) {
      case OFFERED -> new Outcome.NoTradeYet();
      case PAID -> new Outcome.AlreadyPaid();
      case CLOSED -> new Outcome.AlreadyClosed();
      case WAITING -> {
        if (faults.of(trade.channel()).userPaying()) {
          yield new Outcome.BuyerIsPaying();
        }
        trades.closed(trade.id(), clock.now(trade.channel()));
        yield new Outcome.Closed(trades.get(trade.id()));
      }
    };
  }
}
