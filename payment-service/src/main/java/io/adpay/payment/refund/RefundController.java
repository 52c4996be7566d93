package io.adpay.payment.refund;

import io.adpay.common.idempotency.IdempotencyClaim;
import io.adpay.common.idempotency.IdempotentAct;
import io.adpay.common.idempotency.IdempotentRequest;
import io.adpay.common.idempotency.IdempotentRequests;
import io.adpay.common.identity.Caller;
import io.adpay.common.money.Money;
import io.adpay.common.ordernumber.BusinessNumbers;
import io.adpay.common.paging.Page;
import io.adpay.common.paging.PageRequest;
import io.adpay.common.problem.Problem;
import io.adpay.payment.orders.OwnOrders;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What merchants do with refunds. */
@RestController
@PreAuthorize("hasRole('MERCHANT')")
class RefundController {

  private final IdempotentRequests requests;
  private final RequestRefund request;
  private final Refunds refunds;
  private final OwnOrders orders;

  RefundController(
      IdempotentRequests requests, RequestRefund request, Refunds refunds, OwnOrders orders) {
    this.requests = requests;
    this.request = request;
    this.refunds = refunds;
    this.orders = orders;
  }

  /** The body of a request for a refund. */
  record RequestRefundBody(@Nullable Long amount, @Nullable String reason) {}

  @PostMapping("/api/v1/orders/{orderNo}/refunds")
  @Parameter(
      name = IdempotentRequest.HEADER,
      in = ParameterIn.HEADER,
      required = true,
      schema = @Schema(type = "string", minLength = 1, maxLength = 64))
  @ApiResponse(
      responseCode = "202",
      description = "The refund, on its way",
      content = @Content(schema = @Schema(implementation = RefundBody.class)))
  ResponseEntity<?> request(
      @PathVariable String orderNo,
      @RequestBody RequestRefundBody body,
      @Parameter(hidden = true) Caller caller,
      @Parameter(hidden = true) HttpServletRequest http) {
    WantedRefund wanted = WantedRefund.of(body.amount(), body.reason());
    IdempotentRequest once = IdempotentRequest.of(http, caller, wanted);
    long order = OwnOrders.numberOf(orderNo, caller);
    return requests.answer(
        once,
        new IdempotentAct() {
          @Override
          public ResponseEntity<?> begin(IdempotencyClaim claim) {
            return accepted(
                request.request(
                    order, caller.uid(), Money.ofFen(wanted.amount()), wanted.reason(), claim));
          }

          @Override
          public ResponseEntity<?> resume(long refundNo) {
            return accepted(request.resume(refundNo));
          }
        });
  }

  @GetMapping("/api/v1/orders/{orderNo}/refunds")
  Page<RefundBody> list(
      @PathVariable String orderNo,
      @RequestParam(required = false) @Nullable String limit,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestHeader(HttpHeaders.AUTHORIZATION) @Parameter(hidden = true) String authorization,
      @Parameter(hidden = true) Caller caller) {
    PageRequest page = PageRequest.of(limit, cursor);
    long order = orders.require(orderNo, caller, authorization);
    List<Refund> rows =
        refunds.findByOrderNoAndStageInAndRefundNoLessThanOrderByRefundNoDesc(
            order, RefundStage.SHOWN, page.before(), Limit.of(page.fetch()));
    Page<Refund> found = Page.of(rows, page, Refund::refundNo);
    return new Page<>(found.items().stream().map(RefundBody::of).toList(), found.nextCursor());
  }

  @GetMapping("/api/v1/refunds/{refundNo}")
  RefundBody show(@PathVariable String refundNo, @Parameter(hidden = true) Caller caller) {
    return refunds
        .findByRefundNo(BusinessNumbers.inPath(refundNo))
        .filter(found -> found.uid() == caller.uid() && RefundStage.SHOWN.contains(found.stage()))
        .map(RefundBody::of)
        .orElseThrow(Problem::notFound);
  }

  private static ResponseEntity<RefundBody> accepted(Refund refund) {
    return ResponseEntity.accepted()
        .location(URI.create("/api/v1/refunds/" + refund.refundNo()))
        .body(RefundBody.of(refund));
  }
}
