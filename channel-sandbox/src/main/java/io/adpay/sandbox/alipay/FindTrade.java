package io.adpay.sandbox.alipay;

import io.adpay.sandbox.account.AlipayAccount;
import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.trade.ExpireTrade;
import io.adpay.sandbox.trade.Trade;
import io.adpay.sandbox.trade.TradeState;
import io.adpay.sandbox.trade.Trades;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the trade that a call is about, as it is at this moment. */
@Component
class FindTrade {

  private final Trades trades;
  private final ExpireTrade expireTrade;

  FindTrade(Trades trades, ExpireTrade expireTrade) {
    this.trades = trades;
    this.expireTrade = expireTrade;
  }

  /** By Alipay's number if it is given, else by the merchant's. An offer is no trade yet. */
  Trade find(AlipayAccount account, @Nullable String tradeNo, @Nullable String outTradeNo) {
    if (isEmpty(tradeNo) && isEmpty(outTradeNo)) {
      throw AlipayFailure.invalidParameter("out_trade_no");
    }
    return lookUp(account.appId(), tradeNo, outTradeNo)
        .map(expireTrade::asOfNow)
        .filter(trade -> trade.state() != TradeState.OFFERED)
        .orElseThrow(AlipayFailure::tradeNotExist);
  }

  private Optional<Trade> lookUp(
      String appId, @Nullable String tradeNo, @Nullable String outTradeNo) {
    if (tradeNo != null && !tradeNo.isEmpty()) {
      return trades.findByTradeNo(Channel.ALIPAY, appId, tradeNo);
    }
    return outTradeNo == null ? Optional.empty() : trades.find(Channel.ALIPAY, appId, outTradeNo);
  }

  private static boolean isEmpty(@Nullable String text) {
    return text == null || text.isEmpty();
  }
}
