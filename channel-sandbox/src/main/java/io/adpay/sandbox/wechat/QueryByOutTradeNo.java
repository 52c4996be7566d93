package io.adpay.sandbox.wechat;

import org.springframework.stereotype.Component;

/** The fate of a trade, by the merchant's number. */
@Component
class QueryByOutTradeNo implements WechatEndpoint {

  private final FindTransaction findTransaction;

  QueryByOutTradeNo(FindTransaction findTransaction) {
    this.findTransaction = findTransaction;
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return "/v3/pay/transactions/out-trade-no/{out_trade_no}";
  }

  @Override
  public WechatAnswer handle(WechatCall call) {
    call.requireOwn(call.query().getOrDefault("mchid", ""));
    return WechatAnswer.ok(
        findTransaction.shown(
            findTransaction.byOutTradeNo(call.account(), call.variable("out_trade_no"))));
  }
}
