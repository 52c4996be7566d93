package io.adpay.order.order;

import io.adpay.common.idempotency.IdempotencyClaim;
import io.adpay.common.idempotency.IdempotentAct;
import io.adpay.common.idempotency.IdempotentRequest;
import io.adpay.common.idempotency.IdempotentRequests;
import io.adpay.common.identity.Caller;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Where merchants place orders. */
@RestController
@PreAuthorize("hasRole('MERCHANT')")
class OrderController {

  private static final String PATH = "/api/v1/orders";

  private final IdempotentRequests requests;
  private final PlaceOrder placeOrder;
  private final ReadOrders orders;

  OrderController(IdempotentRequests requests, PlaceOrder placeOrder, ReadOrders orders) {
    this.requests = requests;
    this.placeOrder = placeOrder;
    this.orders = orders;
  }

  /** The body of a request for an order. */
  record PlaceOrderRequest(
      @Nullable Long amount, @Nullable String currency, @Nullable String subject) {}

  @PostMapping(PATH)
  @Parameter(
      name = IdempotentRequest.HEADER,
      in = ParameterIn.HEADER,
      required = true,
      schema = @Schema(type = "string", minLength = 1, maxLength = 64))
  @ApiResponse(
      responseCode = "201",
      description = "The order, and where it is",
      content = @Content(schema = @Schema(implementation = OrderSnapshot.class)))
  ResponseEntity<?> place(
      @RequestBody PlaceOrderRequest body,
      @Parameter(hidden = true) Caller caller,
      HttpServletRequest request) {
    NewOrder order = NewOrder.of(body.amount(), body.currency(), body.subject());
    return requests.answer(
        IdempotentRequest.of(request, caller, order),
        new IdempotentAct() {
          @Override
          public ResponseEntity<?> begin(IdempotencyClaim claim) {
            return created(placeOrder.place(caller.uid(), order, claim));
          }

          @Override
          public ResponseEntity<?> resume(long orderNo) {
            return created(orders.fromDatabase(orderNo).orElseThrow());
          }
        });
  }

  private static ResponseEntity<OrderSnapshot> created(OrderSnapshot order) {
    return ResponseEntity.created(URI.create(PATH + "/" + order.orderNo())).body(order);
  }
}
