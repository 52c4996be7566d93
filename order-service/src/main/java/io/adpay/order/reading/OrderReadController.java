package io.adpay.order.reading;

import io.adpay.common.identity.Caller;
import io.adpay.common.ordernumber.BusinessNumbers;
import io.adpay.common.paging.Page;
import io.adpay.common.paging.PageRequest;
import io.adpay.order.order.OrderSnapshot;
import io.adpay.order.order.OrderStatus;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where merchants look at their orders. */
@RestController
@PreAuthorize("hasRole('MERCHANT')")
class OrderReadController {

  private final FindOrder findOrder;
  private final ListOrders listOrders;

  OrderReadController(FindOrder findOrder, ListOrders listOrders) {
    this.findOrder = findOrder;
    this.listOrders = listOrders;
  }

  @GetMapping("/api/v1/orders/{orderNo}")
  OrderSnapshot one(@PathVariable String orderNo, @Parameter(hidden = true) Caller caller) {
    return findOrder.find(caller.uid(), BusinessNumbers.inPath(orderNo));
  }

  @GetMapping("/api/v1/orders")
  Page<OrderSnapshot> list(
      @RequestParam(required = false) @Nullable OrderStatus status,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String outTradeNo,
      @RequestParam(required = false) @Nullable String channelTradeNo,
      @RequestParam(required = false) @Nullable String limit,
      @RequestParam(required = false) @Nullable String cursor,
      @Parameter(hidden = true) Caller caller) {
    var wanted =
        new ListOrders.Wanted(
            status,
            PageRequest.time("from", from),
            PageRequest.time("to", to),
            outTradeNo,
            channelTradeNo);
    return listOrders.list(caller.uid(), wanted, PageRequest.of(limit, cursor));
  }
}
