package io.adpay.sandbox.alipay;

import io.adpay.sandbox.PublicBase;
import io.adpay.sandbox.trade.Trade;
import org.springframework.stereotype.Component;

/** The links that Alipay's QR codes hold. */
@Component
class ScanLinks {

  private final PublicBase publicBase;

  ScanLinks(PublicBase publicBase) {
    this.publicBase = publicBase;
  }

  String to(Trade trade) {
    return publicBase.with("/qr/" + trade.token());
  }
}
