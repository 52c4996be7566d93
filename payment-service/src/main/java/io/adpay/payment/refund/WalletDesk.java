package io.adpay.payment.refund;

import io.adpay.common.contract.wallet.HoldOpened;
import io.adpay.common.contract.wallet.OpenHold;
import io.adpay.common.problem.Problem;
import io.adpay.common.servicecall.ServiceCalls;
import io.adpay.common.servicecall.SuiteService;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** What this service asks wallet-service. */
@Component
final class WalletDesk {

  private static final Logger log = LoggerFactory.getLogger(WalletDesk.class);

  private final RestClient wallet;

  WalletDesk(ServiceCalls calls) {
    this.wallet = calls.to(SuiteService.WALLET);
  }

  /**
   * Asks that money is set aside. Asked again, the wallet says the same.
   *
   * @throws Problem 503 where it does not answer, and may or may not have done it
   */
  HoldOpened.Outcome hold(OpenHold hold) {
    try {
      return Objects.requireNonNull(
              wallet
                  .post()
                  .uri("/internal/holds")
                  .contentType(MediaType.APPLICATION_JSON)
                  .body(hold)
                  .retrieve()
                  .body(HoldOpened.class))
          .outcome();
    } catch (Problem refusal) {
      log.error("wallet-service refused to hear of the hold {}", hold.reference(), refusal);
      throw ServiceCalls.unreachable();
    } catch (RestClientException e) {
      log.warn("wallet-service did not say whether it holds {}", hold.reference(), e);
      throw ServiceCalls.unreachable();
    }
  }
}
