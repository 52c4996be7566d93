package io.adpay.sandbox.wechat;

import io.adpay.sandbox.trade.Trade;

/** What a buyer's phone is given, in the shapes that WeChat Pay gives it. */
final class PaymentLinks {

  private PaymentLinks() {}

  static String codeUrl(Trade trade) {
    return "weixin://wxpay/bizpayurl?pr=" + trade.token();
  }

  static String prepayId(Trade trade) {
    return "wx" + trade.token();
  }

  /** With a query already: merchants append {@code &redirect_url=}. */
  static String h5Path(Trade trade) {
    return "/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=" + prepayId(trade) + "&package=1";
  }
}
