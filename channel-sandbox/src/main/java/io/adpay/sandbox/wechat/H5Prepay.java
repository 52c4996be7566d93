package io.adpay.sandbox.wechat;

import io.adpay.sandbox.PublicBase;
import io.adpay.sandbox.trade.Product;
import io.adpay.sandbox.trade.Trade;
import org.springframework.stereotype.Component;

/** A link that a phone's browser opens, and that leads back to the merchant's page. */
@Component
class H5Prepay implements WechatEndpoint {

  private final AcceptPrepay acceptPrepay;
  private final PublicBase publicBase;

  H5Prepay(AcceptPrepay acceptPrepay, PublicBase publicBase) {
    this.acceptPrepay = acceptPrepay;
    this.publicBase = publicBase;
  }

  record Answer(String h5Url) {}

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public String path() {
    return "/v3/pay/transactions/h5";
  }

  @Override
  public WechatAnswer handle(WechatCall call) {
    Trade trade = acceptPrepay.accept(call, Product.H5);
    return WechatAnswer.ok(new Answer(publicBase.with(PaymentLinks.h5Path(trade))));
  }
}
