package io.adpay.sandbox.wechat;

import org.springframework.stereotype.Component;

/** The fate of a trade, by WeChat Pay's number. */
@Component
class QueryByTransactionId implements WechatEndpoint {

  private final FindTransaction findTransaction;

  QueryByTransactionId(FindTransaction findTransaction) {
    this.findTransaction = findTransaction;
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return "/v3/pay/transactions/id/{transaction_id}";
  }

  @Override
  public WechatAnswer handle(WechatCall call) {
    call.requireOwn(call.query().getOrDefault("mchid", ""));
    return WechatAnswer.ok(
        findTransaction.shown(
            findTransaction.byTransactionId(call.account(), call.variable("transaction_id"))));
  }
}
