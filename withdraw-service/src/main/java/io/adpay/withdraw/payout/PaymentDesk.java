package io.adpay.withdraw.payout;

import io.adpay.common.contract.payment.PayoutTaken;
import io.adpay.common.contract.payment.RequestPayout;
import io.adpay.common.problem.Problem;
import io.adpay.common.servicecall.ServiceCalls;
import io.adpay.common.servicecall.SuiteService;
import io.adpay.withdraw.withdrawal.Withdrawal;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** What this service asks payment-service. */
@Component
final class PaymentDesk {

  private static final Logger log = LoggerFactory.getLogger(PaymentDesk.class);

  private final RestClient payment;

  PaymentDesk(ServiceCalls calls) {
    this.payment = calls.to(SuiteService.PAYMENT);
  }

  /**
   * Asks that a withdrawal is paid out. Asked again, nothing new happens.
   *
   * @return what it said; nothing where it did not say, and may have the payout or not
   */
  Optional<PayoutTaken> payOut(Withdrawal withdrawal) {
    try {
      return Optional.ofNullable(
          payment
              .post()
              .uri("/internal/payouts")
              .contentType(MediaType.APPLICATION_JSON)
              .body(
                  new RequestPayout(
                      withdrawal.withdrawalNo(),
                      withdrawal.uid(),
                      withdrawal.channel(),
                      withdrawal.payoutAmount().fen(),
                      withdrawal.payee().account(),
                      withdrawal.payee().name()))
              .retrieve()
              .body(PayoutTaken.class));
    } catch (Problem refusal) {
      log.error("payment-service did not take {}", withdrawal.withdrawalNo(), refusal);
      return Optional.empty();
    } catch (RestClientException e) {
      log.warn("payment-service did not say whether it has {}", withdrawal.withdrawalNo(), e);
      return Optional.empty();
    }
  }
}
