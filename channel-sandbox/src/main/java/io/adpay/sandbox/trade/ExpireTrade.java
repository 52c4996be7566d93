package io.adpay.sandbox.trade;

import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.faults.ChannelClock;
import org.springframework.stereotype.Component;

/**
 * Alipay closes a trade when its time is over; WeChat Pay leaves it unpaid and unpayable until the
 * merchant closes it. It is done when somebody looks, which nobody can tell from doing it on time.
 */
@Component
public class ExpireTrade {

  private final Trades trades;
  private final ChannelClock clock;

  ExpireTrade(Trades trades, ChannelClock clock) {
    this.trades = trades;
    this.clock = clock;
  }

  /** The trade as it is at this moment. */
  public Trade asOfNow(Trade trade) {
    boolean over =
        trade.channel() == Channel.ALIPAY
            && trade.state() == TradeState.WAITING
            && trade.expired(clock.now(trade.channel()));
    if (!over) {
      return trade;
    }
    trades.closed(trade.id(), trade.expiresAt());
    return trades.get(trade.id());
  }
}
