package io.adpay.order.closing;

import io.adpay.common.contract.payment.ClosePayments;
import io.adpay.common.contract.payment.PaymentsClosed;
import io.adpay.common.problem.Problem;
import io.adpay.common.servicecall.ServiceCalls;
import io.adpay.common.servicecall.SuiteService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks payment-service, and it the channels, to let no payment of an order stay open. */
@Component
final class AskPayments {

  private static final Logger log = LoggerFactory.getLogger(AskPayments.class);

  private final RestClient payments;

  AskPayments(ServiceCalls calls) {
    this.payments = calls.to(SuiteService.PAYMENT);
  }

  /** What it says; an answer that does not come, or can't be understood, is no yes. */
  PaymentsClosed.Outcome toClose(long orderNo, ClosePayments request) {
    try {
      PaymentsClosed answer =
          payments
              .post()
              .uri("/internal/orders/{orderNo}/payments/close", orderNo)
              .body(request)
              .retrieve()
              .body(PaymentsClosed.class);
      return answer == null ? PaymentsClosed.Outcome.BUSY : answer.outcome();
    } catch (RestClientException | Problem e) {
      log.warn("Nobody could say whether the payments of {} are closed", orderNo, e);
      return PaymentsClosed.Outcome.BUSY;
    }
  }
}
