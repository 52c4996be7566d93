package io.adpay.withdraw.payout;

import io.adpay.common.contract.withdraw.PayoutAwaitsPayee;
import io.adpay.common.outbox.EventHandler;
import io.adpay.common.outbox.EventOutcome;
import io.adpay.withdraw.withdrawal.ChangeWithdrawal;
import io.adpay.withdraw.withdrawal.Withdrawal;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The channel waits for the payee, who has to be asked with what it gave for that. */
@Component
final class PayoutAwaitsPayeeHandler implements EventHandler<PayoutAwaitsPayee> {

  private static final Logger log = LoggerFactory.getLogger(PayoutAwaitsPayeeHandler.class);

  private final ChangeWithdrawal change;
  private final Clock clock;

  PayoutAwaitsPayeeHandler(ChangeWithdrawal change, Clock clock) {
    this.change = change;
    this.clock = clock;
  }

  @Override
  public String type() {
    return PayoutAwaitsPayee.TYPE;
  }

  @Override
  public Class<PayoutAwaitsPayee> payloadType() {
    return PayoutAwaitsPayee.class;
  }

  @Override
  public EventOutcome handle(PayoutAwaitsPayee payout) {
    return change.by(
        payout.withdrawalNo(),
        found -> {
          if (found.isEmpty()) {
            log.error("A payee is awaited of no withdrawal here: {}", payout.withdrawalNo());
            return EventOutcome.REFUSED;
          }
          return awaited(found.get(), payout.confirmation());
        });
  }

  /** One that has ended waits for nobody: its ending has overtaken this. */
  private EventOutcome awaited(Withdrawal withdrawal, String confirmation) {
    return switch (withdrawal.stage()) {
      case PAYING ->
          withdrawal.awaitPayee(confirmation, clock.instant())
              ? EventOutcome.APPLIED
              : EventOutcome.DUPLICATE;
      case PAID, FAILED -> EventOutcome.DUPLICATE;
      case FREEZING, REFUSED, PENDING_REVIEW, APPROVED, REJECTED -> {
        log.error(
            "Withdrawal {} is {}, and its payee is awaited",
            withdrawal.withdrawalNo(),
            withdrawal.stage());
        yield EventOutcome.REFUSED;
      }
    };
  }
}
