package io.adpay.sandbox.alipay;

import io.adpay.sandbox.account.AlipayAccount;
import io.adpay.sandbox.trade.Product;
import io.adpay.sandbox.trade.Trade;
import io.adpay.sandbox.trade.TradeProperties;
import org.springframework.stereotype.Component;

/** {@code alipay.trade.precreate}: a code for a buyer to scan; the trade begins with the scan. */
@Component
class TradePrecreate implements AlipayMethod {

  private final AcceptOrder acceptOrder;
  private final TradeProperties properties;
  private final ScanLinks scanLinks;

  TradePrecreate(AcceptOrder acceptOrder, TradeProperties properties, ScanLinks scanLinks) {
    this.acceptOrder = acceptOrder;
    this.properties = properties;
    this.scanLinks = scanLinks;
  }

  record Answer(String outTradeNo, String qrCode) {}

  @Override
  public String name() {
    return "alipay.trade.precreate";
  }

  @Override
  public Answer handle(AlipayAccount account, AlipayRequest request) {
    Trade trade = acceptOrder.accept(account, request, Product.QR, properties.minimumLifetime());
    return new Answer(trade.outTradeNo(), scanLinks.to(trade));
  }
}
