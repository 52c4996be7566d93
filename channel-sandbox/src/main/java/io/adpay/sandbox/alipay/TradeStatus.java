package io.adpay.sandbox.alipay;

import io.adpay.sandbox.trade.Trade;

/** Alipay's words for a trade's state. */
final class TradeStatus {

  private TradeStatus() {}

  static String of(Trade trade) {
    return switch (trade.state()) {
      case OFFERED -> "NOT_CREATED";
      case WAITING -> "WAIT_BUYER_PAY";
      case PAID -> trade.fullyRefunded() ? "TRADE_CLOSED" : "TRADE_SUCCESS";
      case CLOSED -> "TRADE_CLOSED";
    };
  }
}
