package io.adpay.withdraw.payout;

import io.adpay.common.contract.withdraw.PayoutAwaitsPayee;
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
 * Has a withdrawal follow what its payout comes to; an end in one transaction with what the wallet
 * is told. What contradicts an earlier end changes nothing: it is refused, and an operator has to
 * look.
 */
@Component
final class FollowPayout {

  private static final Logger log = LoggerFactory.getLogger(FollowPayout.class);

  private final ChangeWithdrawal change;
  private final WithdrawalFacts facts;
  private final Clock clock;

  FollowPayout(ChangeWithdrawal change, WithdrawalFacts facts, Clock clock) {
    this.change = change;
    this.facts = facts;
    this.clock = clock;
  }

  /** One that has ended waits for nobody: its end has overtaken this. */
  EventOutcome awaitsPayee(PayoutAwaitsPayee payout) {
    return follow(
        payout.withdrawalNo(),
        withdrawal ->
            switch (withdrawal.stage()) {
              case PAYING ->
                  withdrawal.awaitPayee(payout.confirmation(), clock.instant())
                      ? EventOutcome.APPLIED
                      : EventOutcome.DUPLICATE;
              case PAID, FAILED -> EventOutcome.DUPLICATE;
              case FREEZING, REFUSED, PENDING_REVIEW, APPROVED, REJECTED ->
                  contradiction(withdrawal, "waits for its payee");
            });
  }

  EventOutcome succeeded(PayoutSucceeded payout) {
    return follow(
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
    return follow(
        payout.withdrawalNo(),
        withdrawal ->
            switch (withdrawal.stage()) {
              case PAYING -> fail(withdrawal, payout.failureCode());
              case FAILED -> EventOutcome.DUPLICATE;
              case FREEZING, REFUSED, PENDING_REVIEW, APPROVED, REJECTED, PAID ->
                  contradiction(withdrawal, "was refused with " + payout.failureCode());
            });
  }

  private EventOutcome follow(long withdrawalNo, Function<Withdrawal, EventOutcome> news) {
    return change.by(
        withdrawalNo,
        found ->
            found
                .map(news)
                .orElseGet(
                    () -> {
                      log.error(
                          "A payout is told of that is of no withdrawal here: {}", withdrawalNo);
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
