package io.adpay.order.attempt;

import io.adpay.common.contract.order.BeginPayment;
import io.adpay.common.contract.order.PayableOrder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where payment-service asks before it begins a payment. */
@RestController
class PaymentAttemptController {

  private final AdmitPayment admitPayment;

  PaymentAttemptController(AdmitPayment admitPayment) {
    this.admitPayment = admitPayment;
  }

  @PostMapping("/internal/orders/{orderNo}/payment-attempts")
  PayableOrder begin(@PathVariable long orderNo, @RequestBody BeginPayment begin) {
    return admitPayment.admit(orderNo, begin);
  }
}
