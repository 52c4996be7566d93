package io.adpay.withdraw.payout;

import io.adpay.common.contract.withdraw.PayoutFailed;
import io.adpay.common.contract.withdraw.PayoutSucceeded;
import io.adpay.common.outbox.EventOutcome;
import io.adpay.withdraw.withdrawal.ChangeWithdrawal;
import io.adpay.withdraw.withdrawal.Withdrawal;
import io.adpay.withdraw.withdrawal.WithdrawalFacts;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Ends a withdrawal by what its payout came to, in one transaction with what the wallet is told. An
 * ending that contradicts an earlier one changes nothing: it is refused, and an operator has to
 * look.
 */
@Component
final class FinishPayout {

  private static final Logger log = LoggerFactory.getLogger(FinishPayout.class);

  private final ChangeWithdrawal change;
  private final WithdrawalFacts facts;
  private final Clock clock;

  FinishPayout(ChangeWithdrawal change, WithdrawalFacts facts, Clock clock) {
    this.change = change;
    this.facts = facts;
    this.clock = clock;
  }

  EventOutcome succeeded(PayoutSucceeded payout) {
    return end(
        payout.withdrawalNo(),
        withdrawal ->
            switch (withdrawal.stage()) {
              case PAYING -> pay(withdrawal, payout.channelTransferNo(), payout.paidAt());
              case PAID ->
                  payout.channelTransferNo().equals(withdrawal.channelTransferNo())
                      ? EventOutcome.DUPLICATE
                      : contradiction(withdrawal, "was paid as " + payout.channelTransferNo());
              case FREEZING, REFUSED, PENDING_REVIEW, APPROVED, REJECTED, FAILED ->
                  contradiction(withdrawal, "was paid as " + payout.channelTransferNo());
            });
  }

  EventOutcome failed(PayoutFailed payout) {
    return end(
        payout.withdrawalNo(),
        withdrawal ->
            switch (withdrawal.stage()) {
              case PAYING -> fail(withdrawal, payout.failureCode());
              case FAILED -> EventOutcome.DUPLICATE;
              case FREEZING, REFUSED, PENDING_REVIEW, APPROVED, REJECTED, PAID ->
                  contradiction(withdrawal, "was refused with " + payout.failureCode());
            });
  }

  private EventOutcome end(long withdrawalNo, Function<Withdrawal, EventOutcome> ending) {
    return change.by(
        withdrawalNo,
        found ->
            found
                .map(ending)
                .orElseGet(
                    () -> {
                      log.error("A payout ended of no withdrawal here: {}", withdrawalNo);
                      return EventOutcome.REFUSED;
                    }));
  }

  private EventOutcome pay(Withdrawal withdrawal, String channelTransferNo, Instant paidAt) {
    withdrawal.markPaid(channelTransferNo, paidAt, clock.instant());
    facts.paid(withdrawal);
    return EventOutcome.APPLIED;
  }

  private EventOutcome fail(Withdrawal withdrawal, String failureCode) {
    withdrawal.fail(failureCode, clock.instant());
    facts.ended(withdrawal);
    return EventOutcome.APPLIED;
  }

  private static EventOutcome contradiction(Withdrawal withdrawal, String told) {
    log.error(
        "Withdrawal {} is {} as {} and, it is told now, {}",
        withdrawal.withdrawalNo(),
        withdrawal.stage(),
        withdrawal.channelTransferNo(),
        told);
    return EventOutcome.REFUSED;
  }
}
