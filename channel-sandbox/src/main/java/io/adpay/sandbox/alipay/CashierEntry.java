package io.adpay.sandbox.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.adpay.sandbox.PublicBase;
import io.adpay.sandbox.account.AlipayAccount;
import io.adpay.sandbox.trade.Product;
import io.adpay.sandbox.trade.Trade;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * {@code alipay.trade.page.pay} and {@code alipay.trade.wap.pay}: a buyer's browser comes with the
 * merchant's signed order, which makes the trade, and goes on to the cashier.
 */
@Component
class CashierEntry {

  private static final Map<String, Product> METHODS =
      Map.of("alipay.trade.page.pay", Product.PAGE, "alipay.trade.wap.pay", Product.WAP);

  private final AcceptOrder acceptOrder;
  private final PublicBase publicBase;

  CashierEntry(AcceptOrder acceptOrder, PublicBase publicBase) {
    this.acceptOrder = acceptOrder;
    this.publicBase = publicBase;
  }

  boolean serves(String method) {
    return METHODS.containsKey(method);
  }

  /** The way to the cashier; a link may be opened as long as its order has not expired. */
  ResponseEntity<byte[]> enter(AlipayAccount account, AlipayRequest request) {
    Product product = METHODS.get(request.method());
    if (product == null) {
      throw new IllegalArgumentException("Not for buyers: " + request.method());
    }
    Trade trade = acceptOrder.accept(account, request, product, Duration.ZERO);
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create(publicBase.with("/cashier/" + trade.token())))
        .build();
  }

  /** What the buyer sees instead of the cashier. */
  ResponseEntity<byte[]> refuse(AlipayFailure failure) {
    AlipayFailure.Answer answer = failure.answer();
    String page =
        """
        <!doctype html>
        <html lang="zh-CN"><meta charset="utf-8"><title>支付宝 · 错误</title>
        <h1>订单信息无法识别 · This order can't be paid</h1>
        <p>错误码 · code: <code>%s</code></p><p>%s</p>
        """
            .formatted(
                HtmlUtils.htmlEscape(answer.subCode()), HtmlUtils.htmlEscape(answer.subMsg()));
    return ResponseEntity.badRequest()
        .header(HttpHeaders.CONTENT_TYPE, "text/html;charset=utf-8")
        .body(page.getBytes(UTF_8));
  }
}
