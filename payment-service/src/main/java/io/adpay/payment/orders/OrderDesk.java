package io.adpay.payment.orders;

import io.adpay.common.contract.order.BeginPayment;
import io.adpay.common.contract.order.CreditedOrder;
import io.adpay.common.contract.order.PayableOrder;
import io.adpay.common.problem.Problem;
import io.adpay.common.servicecall.ServiceCalls;
import io.adpay.common.servicecall.SuiteService;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** What this service asks order-service. */
@Component
public final class OrderDesk {

  private static final Logger log = LoggerFactory.getLogger(OrderDesk.class);

  private final RestClient internal;
  private final RestClient inTheCallersName;

  OrderDesk(ServiceCalls calls) {
    this.internal = calls.to(SuiteService.ORDER);
    this.inTheCallersName = calls.inTheCallersName(SuiteService.ORDER);
  }

  /**
   * Asks whether a payment of the order may begin. After any {@link Problem} but 503 it may not.
   *
   * @throws Problem 404 or 409, as the order says; 503 where it does not answer, and may or may not
   *     have said yes
   */
  public PayableOrder begin(long orderNo, BeginPayment begin) {
    try {
      return Objects.requireNonNull(
          internal
              .post()
              .uri("/internal/orders/{orderNo}/payment-attempts", orderNo)
              .contentType(MediaType.APPLICATION_JSON)
              .body(begin)
              .retrieve()
              .body(PayableOrder.class));
    } catch (Problem refusal) {
      throw asTheOrderSays(refusal, orderNo);
    } catch (RestClientException e) {
      log.warn("order-service did not say whether a payment of {} may begin", orderNo, e);
      throw ServiceCalls.unreachable();
    }
  }

  /**
   * The payment that paid the merchant's order, whose money is in the wallet.
   *
   * @throws Problem 404 or 409, as the order says; 503 where it does not answer
   */
  public CreditedOrder credit(long orderNo, long uid) {
    try {
      return Objects.requireNonNull(
          internal
              .get()
              .uri("/internal/orders/{orderNo}/credit?uid={uid}", orderNo, uid)
              .retrieve()
              .body(CreditedOrder.class));
    } catch (Problem refusal) {
      throw asTheOrderSays(refusal, orderNo);
    } catch (RestClientException e) {
      log.warn("order-service did not say whether order {} is credited", orderNo, e);
      throw ServiceCalls.unreachable();
    }
  }

  /**
   * Whether the caller has such an order; asked in the caller's own name, so that order-service
   * decides whose it is.
   *
   * @param authorization the caller's own {@code Authorization}
   * @throws Problem 503 where order-service does not answer
   */
  public boolean exists(long orderNo, String authorization) {
    try {
      inTheCallersName
          .get()
          .uri("/api/v1/orders/{orderNo}", orderNo)
          .header(HttpHeaders.AUTHORIZATION, authorization)
          .retrieve()
          .toBodilessEntity();
      return true;
    } catch (HttpClientErrorException.NotFound none) {
      return false;
    } catch (RestClientException e) {
      log.warn("order-service did not say whose order {} is", orderNo, e);
      throw ServiceCalls.unreachable();
    }
  }

  private static Problem asTheOrderSays(Problem refusal, long orderNo) {
    if (refusal.status() == HttpStatus.NOT_FOUND || refusal.status() == HttpStatus.CONFLICT) {
      return refusal;
    }
    log.error("order-service refused to hear of order {}", orderNo, refusal);
    return ServiceCalls.unreachable();
  }
}
