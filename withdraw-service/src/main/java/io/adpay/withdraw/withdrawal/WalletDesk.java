package io.adpay.withdraw.withdrawal;

import io.adpay.common.contract.wallet.HoldOpened;
import io.adpay.common.contract.wallet.HoldPurpose;
import io.adpay.common.contract.wallet.OpenHold;
import io.adpay.common.problem.Problem;
import io.adpay.common.servicecall.ServiceCalls;
import io.adpay.common.servicecall.SuiteService;
import java.util.Optional;
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
   * Asks that a withdrawal's money is frozen. Asked again, the wallet says the same.
   *
   * @return what it said; nothing where it did not say, and the money may be frozen or not
   */
  Optional<HoldOpened.Outcome> freeze(Withdrawal withdrawal) {
    try {
      HoldOpened answer =
          wallet
              .post()
              .uri("/internal/holds")
              .contentType(MediaType.APPLICATION_JSON)
              .body(
                  new OpenHold(
                      HoldPurpose.WITHDRAWAL,
                      withdrawal.withdrawalNo(),
                      withdrawal.uid(),
                      withdrawal.amount().fen()))
              .retrieve()
              .body(HoldOpened.class);
      return Optional.ofNullable(answer).map(HoldOpened::outcome);
    } catch (Problem refusal) {
      log.error("wallet-service did not take {}", withdrawal.withdrawalNo(), refusal);
      return Optional.empty();
    } catch (RestClientException e) {
      log.warn("wallet-service did not say whether {} is frozen", withdrawal.withdrawalNo(), e);
      return Optional.empty();
    }
  }
}
