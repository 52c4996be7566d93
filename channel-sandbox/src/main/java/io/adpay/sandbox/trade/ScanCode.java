package io.adpay.sandbox.trade;

import io.adpay.sandbox.faults.ChannelClock;
import io.adpay.sandbox.number.Numbers;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A buyer opens a link or scans a code; where there was only an offer, there is a trade then. */
@Component
public class ScanCode {

  private final Trades trades;
  private final ExpireTrade expireTrade;
  private final Numbers numbers;
  private final ChannelClock clock;

  ScanCode(Trades trades, ExpireTrade expireTrade, Numbers numbers, ChannelClock clock) {
    this.trades = trades;
    this.expireTrade = expireTrade;
    this.numbers = numbers;
    this.clock = clock;
  }

  /** The trade behind the token, as it is now that the buyer looks; an expired offer stays one. */
  @Transactional
  public Optional<Trade> scan(String token) {
    return trades.findByToken(token).map(expireTrade::asOfNow).map(this::scanned);
  }

  private Trade scanned(Trade trade) {
    if (trade.state() != TradeState.OFFERED || trade.expired(clock.now(trade.channel()))) {
      return trade;
    }
    trades.scanned(trade.id(), numbers.tradeNo(trade.channel()));
    return trades.get(trade.id());
  }
}
