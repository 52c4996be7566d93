package io.adpay.withdraw.review;

import io.adpay.common.problem.Problem;
import io.adpay.withdraw.withdrawal.ChangeWithdrawal;
import io.adpay.withdraw.withdrawal.Withdrawal;
import io.adpay.withdraw.withdrawal.WithdrawalFacts;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** An operator rejects a withdrawal; one is enough, and its money is given back. */
@Component
final class RejectWithdrawal {

  private final ChangeWithdrawal change;
  private final Reviews reviews;
  private final WithdrawalFacts facts;
  private final Clock clock;

  RejectWithdrawal(ChangeWithdrawal change, Reviews reviews, WithdrawalFacts facts, Clock clock) {
    this.change = change;
    this.reviews = reviews;
    this.facts = facts;
    this.clock = clock;
  }

  /**
   * Rejects it. Where that was decided before, nothing changes.
   *
   * @throws Problem 404 where there is none, 409 where it was approved
   */
  Withdrawal reject(long withdrawalNo, String operator, String reason) {
    return change.by(
        withdrawalNo,
        found -> {
          Withdrawal withdrawal = found.orElseThrow(Problem::notFound);
          switch (withdrawal.stage()) {
            case PENDING_REVIEW -> end(withdrawal, operator, reason);
            case REJECTED -> {}
            case APPROVED, PAYING, PAID, FAILED ->
                throw Problem.invalidState("The withdrawal was approved.");
            case FREEZING, REFUSED -> throw Problem.notFound();
          }
          return withdrawal;
        });
  }

  private void end(Withdrawal withdrawal, String operator, String reason) {
    Instant now = clock.instant();
    reviews.add(withdrawal.withdrawalNo(), operator, Decision.REJECTED, reason, now);
    withdrawal.reject(operator, now);
    facts.ended(withdrawal);
  }
}
