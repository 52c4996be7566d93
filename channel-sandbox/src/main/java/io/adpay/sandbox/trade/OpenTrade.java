package io.adpay.sandbox.trade;

import io.adpay.sandbox.faults.ChannelClock;
import io.adpay.sandbox.number.Numbers;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A merchant asks to be paid; asking again for the same thing gives the same trade. */
@Component
public class OpenTrade {

  /** What comes of asking. */
  public sealed interface Outcome {

    /** There it is, new or from the first time. */
    record Opened(Trade trade) implements Outcome {}

    /** The number stands for another request. */
    record Differs(Trade trade) implements Outcome {}

    /** It is paid already. */
    record AlreadyPaid(Trade trade) implements Outcome {}

    /** It was closed. */
    record AlreadyClosed(Trade trade) implements Outcome {}
  }

  private final Trades trades;
  private final ExpireTrade expireTrade;
  private final Numbers numbers;
  private final ChannelClock clock;

  OpenTrade(Trades trades, ExpireTrade expireTrade, Numbers numbers, ChannelClock clock) {
    this.trades = trades;
    this.expireTrade = expireTrade;
    this.numbers = numbers;
    this.clock = clock;
  }

  /** Finds the trade of that number, or makes it. */
  @Transactional
  public Outcome open(TradeOrder order) {
    Optional<Trade> known =
        trades.find(order.channel(), order.account(), order.outTradeNo()).map(expireTrade::asOfNow);
    if (known.isPresent()) {
      return again(known.get(), order);
    }
    Instant now = clock.now(order.channel());
    String tradeNo = order.state() == TradeState.OFFERED ? null : numbers.tradeNo(order.channel());
    trades.add(order, tradeNo, numbers.token(), now);
    return new Outcome.Opened(
        trades.find(order.channel(), order.account(), order.outTradeNo()).orElseThrow());
  }

  private Outcome again(Trade trade, TradeOrder order) {
    return switch (trade.state()) {
      case PAID -> new Outcome.AlreadyPaid(trade);
      case CLOSED -> new Outcome.AlreadyClosed(trade);
      case OFFERED, WAITING -> {
        if (!trade.fingerprint().equals(order.fingerprint())) {
          yield new Outcome.Differs(trade);
        }
        if (trade.state() == TradeState.OFFERED && order.state() == TradeState.WAITING) {
          trades.scanned(trade.id(), numbers.tradeNo(trade.channel()));
        }
        yield new Outcome.Opened(trades.get(trade.id()));
      }
    };
  }
}
