package io.adpay.payment.payout;

import io.adpay.common.contract.wallet.WalletStanding;
import io.adpay.common.problem.Problem;
import io.adpay.common.servicecall.ServiceCalls;
import io.adpay.common.servicecall.SuiteService;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** How the wallets stand that payouts come from, as wallet-service says. */
@Component
final class WalletStandings {

  private static final Logger log = LoggerFactory.getLogger(WalletStandings.class);

  private final RestClient wallet;

  WalletStandings(ServiceCalls calls) {
    this.wallet = calls.to(SuiteService.WALLET);
  }

  /**
   * Asks whether an operator has frozen the payee's wallet.
   *
   * @return what it said; nothing where it did not say
   */
  Optional<WalletStanding> of(long uid) {
    try {
      return Optional.ofNullable(
          wallet
              .get()
              .uri("/internal/wallets/{uid}/standing", uid)
              .retrieve()
              .body(WalletStanding.class));
    } catch (Problem refusal) {
      log.error("wallet-service did not take a question about {}", uid, refusal);
      return Optional.empty();
    } catch (RestClientException e) {
      log.warn("wallet-service did not say how the wallet of {} stands", uid, e);
      return Optional.empty();
    }
  }
}
