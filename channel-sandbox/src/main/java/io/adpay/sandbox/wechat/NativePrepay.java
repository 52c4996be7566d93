package io.adpay.sandbox.wechat;

import io.adpay.sandbox.trade.Product;
import io.adpay.sandbox.trade.Trade;
import org.springframework.stereotype.Component;

/** A code for the buyer's WeChat to scan. */
@Component
class NativePrepay implements WechatEndpoint {

  private final AcceptPrepay acceptPrepay;

  NativePrepay(AcceptPrepay acceptPrepay) {
    this.acceptPrepay = acceptPrepay;
  }

  record Answer(String codeUrl) {}

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/v3/pay/transactions/native";
  }

  @Override
  public WechatAnswer handle(WechatCall call) {
    Trade trade = acceptPrepay.accept(call, Product.NATIVE);
    return WechatAnswer.ok(new Answer(PaymentLinks.codeUrl(trade)));
  }
}
