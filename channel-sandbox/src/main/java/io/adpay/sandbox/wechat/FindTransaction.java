package io.adpay.sandbox.wechat;

import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.account.WechatAccount;
import io.adpay.sandbox.faults.FaultBook;
import io.adpay.sandbox.trade.Trade;
import io.adpay.sandbox.trade.TradeState;
import io.adpay.sandbox.trade.Trades;
import org.springframework.stereotype.Component;

/** Finds the trade that a call is about. */
@Component
class FindTransaction {

  private final Trades trades;
  private final FaultBook faults;

  FindTransaction(Trades trades, FaultBook faults) {
    this.trades = trades;
    this.faults = faults;
  }

  Trade byOutTradeNo(WechatAccount account, String outTradeNo) {
    return trades
        .find(Channel.WECHAT, account.mchId(), outTradeNo)
        .orElseThrow(WechatFailure::orderNotExist);
  }

  /** A transaction has its id from the moment that it is paid. */
  Trade byTransactionId(WechatAccount account, String transactionId) {
    return trades
        .findByTradeNo(Channel.WECHAT, account.mchId(), transactionId)
        .filter(trade -> trade.state() == TradeState.PAID)
        .orElseThrow(WechatFailure::orderNotExist);
  }

  /** The trade as a query shows it. */
  Transaction shown(Trade trade) {
    return Transaction.of(trade, faults.of(Channel.WECHAT).userPaying());
  }
}
