package io.adpay.payment.closing;

import io.adpay.common.contract.payment.ClosePayments;
import io.adpay.common.contract.payment.PaymentsClosed;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where order-service has the payments of an order closed. */
@RestController
class ClosingController {

  private final ClosePaymentsOfOrder close;

  ClosingController(ClosePaymentsOfOrder close) {
    this.close = close;
  }

  @PostMapping("/internal/orders/{orderNo}/payments/close")
  PaymentsClosed close(@PathVariable long orderNo, @RequestBody ClosePayments request)
      throws InterruptedException {
    return new PaymentsClosed(close.close(orderNo, request));
  }
}
