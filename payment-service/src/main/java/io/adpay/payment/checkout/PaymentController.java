package io.adpay.payment.checkout;

import io.adpay.common.idempotency.IdempotencyClaim;
import io.adpay.common.idempotency.IdempotentAct;
import io.adpay.common.idempotency.IdempotentRequest;
import io.adpay.common.idempotency.IdempotentRequests;
import io.adpay.common.identity.Caller;
import io.adpay.common.ordernumber.BusinessNumbers;
import io.adpay.common.paging.Page;
import io.adpay.common.paging.PageRequest;
import io.adpay.common.problem.Problem;
import io.adpay.payment.orders.OwnOrders;
import io.adpay.payment.payment.Payment;
import io.adpay.payment.payment.PaymentStatus;
import io.adpay.payment.payment.Payments;
import io.adpay.payment.tracking.Tracking;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What merchants do with payments. */
@RestController
@PreAuthorize("hasRole('MERCHANT')")
class PaymentController {

  private final IdempotentRequests requests;
  private final StartPayment start;
  private final AwaitAction await;
  private final Payments payments;
  private final OwnOrders orders;
  private final Tracking tracking;

  PaymentController(
      IdempotentRequests requests,
      StartPayment start,
      AwaitAction await,
      Payments payments,
      OwnOrders orders,
      Tracking tracking) {
    this.requests = requests;
    this.start = start;
    this.await = await;
    this.payments = payments;
    this.orders = orders;
    this.tracking = tracking;
  }

  @PostMapping("/api/v1/orders/{orderNo}/payments")
  @Parameter(
      name = IdempotentRequest.HEADER,
      in = ParameterIn.HEADER,
      required = true,
      schema = @Schema(type = "string", minLength = 1, maxLength = 64))
  @ApiResponse(
      responseCode = "201",
      description = "The payment, with the buyer's action",
      content = @Content(schema = @Schema(implementation = PaymentBody.class)))
  @ApiResponse(
      responseCode = "202",
      description = "The payment, which still waits for its turn",
      content = @Content(schema = @Schema(implementation = PaymentBody.class)))
  ResponseEntity<?> start(
      @PathVariable String orderNo,
      @RequestBody @Valid StartPaymentBody body,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
      @Parameter(hidden = true) Caller caller,
      @Parameter(hidden = true) HttpServletRequest request) {
    IdempotentRequest once = IdempotentRequest.of(request, caller, body);
    long order = OwnOrders.numberOf(orderNo, caller);
    Duration wait = PreferredWait.of(prefer);
    return requests.answer(
        once,
        new IdempotentAct() {
          @Override
          public ResponseEntity<?> begin(IdempotencyClaim claim) {
            return answer(start.start(order, caller.uid(), body, claim), wait);
          }

          @Override
          public ResponseEntity<?> resume(long paymentNo) {
            return answer(paymentNo, wait);
          }
        });
  }

  @GetMapping("/api/v1/orders/{orderNo}/payments")
  Page<PaymentBody> list(
      @PathVariable String orderNo,
      @RequestParam(required = false) @Nullable String limit,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestHeader(HttpHeaders.AUTHORIZATION) @Parameter(hidden = true) String authorization,
      @Parameter(hidden = true) Caller caller) {
    PageRequest page = PageRequest.of(limit, cursor);
    long order = orders.require(orderNo, caller, authorization);
    List<Payment> rows =
        payments.findByOrderNoAndPaymentNoLessThanOrderByPaymentNoDesc(
            order, page.before(), Limit.of(page.fetch()));
    Page<Payment> found = Page.of(rows, page, Payment::paymentNo);
    return new Page<>(found.items().stream().map(PaymentBody::of).toList(), found.nextCursor());
  }

  @GetMapping("/api/v1/payments/{paymentNo}")
  PaymentBody show(@PathVariable String paymentNo, @Parameter(hidden = true) Caller caller) {
    Payment payment =
        payments
            .findByPaymentNo(BusinessNumbers.inPath(paymentNo))
            .filter(found -> found.uid() == caller.uid())
            .orElseThrow(Problem::notFound);
    if (payment.status() == PaymentStatus.PENDING) {
      tracking.lookedAt(payment.paymentNo());
    }
    return PaymentBody.of(payment);
  }

  private ResponseEntity<PaymentBody> answer(long paymentNo, Duration wait) {
    Payment payment = await.await(paymentNo, wait);
    HttpStatus status =
        payment.status() == PaymentStatus.QUEUED ? HttpStatus.ACCEPTED : HttpStatus.CREATED;
    return ResponseEntity.status(status)
        .location(URI.create("/api/v1/payments/" + paymentNo))
        .body(PaymentBody.of(payment));
  }
}
