package io.adpay.sandbox.wechat;

import io.adpay.sandbox.trade.Trade;

/** WeChat Pay's words for a trade's state. */
enum TransactionState {
  NOTPAY("订单未支付"),
  USERPAYING("用户支付中"),
  SUCCESS("支付成功"),
  REFUND("订单发生过退款"),
  CLOSED("订单已关闭");

  private final String description;

  TransactionState(String description) {
    this.description = description;
  }

  static TransactionState of(Trade trade, boolean buyerIsPaying) {
    return switch (trade.state()) {
      case OFFERED, WAITING -> buyerIsPaying ? USERPAYING : NOTPAY;
      case PAID -> trade.refunded() > 0 ? REFUND : SUCCESS;
      case CLOSED -> CLOSED;
    };
  }

  String description() {
    return description;
  }
}
