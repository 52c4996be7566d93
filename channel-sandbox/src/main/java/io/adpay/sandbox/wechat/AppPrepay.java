package io.adpay.sandbox.wechat;

import io.adpay.sandbox.trade.Product;
import io.adpay.sandbox.trade.Trade;
import org.springframework.stereotype.Component;

/** A number that an app starts the payment with. */
@Component
class AppPrepay implements WechatEndpoint {

  private final AcceptPrepay acceptPrepay;

  AppPrepay(AcceptPrepay acceptPrepay) {
    this.acceptPrepay = acceptPrepay;
  }

  record Answer(String prepayId) {}

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/v3/pay/transactions/app";
  }

  @Override
  public WechatAnswer handle(WechatCall call) {
    Trade trade = acceptPrepay.accept(call, Product.APP);
    return WechatAnswer.ok(new Answer(PaymentLinks.prepayId(trade)));
  }
}
