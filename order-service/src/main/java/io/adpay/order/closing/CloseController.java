package io.adpay.order.closing;

import io.adpay.common.identity.Caller;
import io.adpay.common.ordernumber.BusinessNumbers;
import io.adpay.common.problem.Problem;
import io.adpay.order.order.OrderSnapshot;
import io.swagger.v3.oas.annotations.Parameter;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where merchants close their orders. */
@RestController
@PreAuthorize("hasRole('MERCHANT')")
class CloseController {

  private final CloseOrder closeOrder;

  CloseController(CloseOrder closeOrder) {
    this.closeOrder = closeOrder;
  }

  @PostMapping("/api/v1/orders/{orderNo}/close")
  OrderSnapshot close(@PathVariable String orderNo, @Parameter(hidden = true) Caller caller) {
    return switch (closeOrder.forMerchant(caller.uid(), BusinessNumbers.inPath(orderNo))) {
      case CloseOutcome.Closed(OrderSnapshot order) -> order;
      case CloseOutcome.Paid(var status) ->
          throw Problem.invalidState("An order that is " + status + " can't be closed.");
      case CloseOutcome.Busy() ->
          throw Problem.conflict(
              "payment_in_progress", "A payment of this order may be under way; try again.");
      case CloseOutcome.NotFound() -> throw Problem.notFound();
    };
  }
}
