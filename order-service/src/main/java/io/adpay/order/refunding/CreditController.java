package io.adpay.order.refunding;

import io.adpay.common.contract.order.CreditedOrder;
import io.adpay.order.order.ReadOrders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where payment-service asks before it refunds an order. */
@RestController
class CreditController {

  private final ReadOrders orders;

  CreditController(ReadOrders orders) {
    this.orders = orders;
  }

  @GetMapping("/internal/orders/{orderNo}/credit")
  CreditedOrder credit(@PathVariable long orderNo, @RequestParam long uid) {
    return orders.credited(orderNo, uid);
  }
}
