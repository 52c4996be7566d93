package io.adpay.withdraw.review;

import io.adpay.common.problem.Problem;
import io.adpay.withdraw.withdrawal.ChangeWithdrawal;
import io.adpay.withdraw.withdrawal.Withdrawal;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Component;

/** An operator approves a withdrawal; large ones need a second, different operator. */
@Component
final class ApproveWithdrawal {

  private final ChangeWithdrawal change;
  private final Reviews reviews;
  private final Clock clock;

  ApproveWithdrawal(ChangeWithdrawal change, Reviews reviews, Clock clock) {
    this.change = change;
    this.reviews = reviews;
    this.clock = clock;
  }

  /**
   * Approves it. Where that was decided before, nothing changes.
   *
   * @throws Problem 404 where there is none, 409 where it was rejected
   */
  Withdrawal approve(long withdrawalNo, String operator) {
    return change.by(
        withdrawalNo,
        found -> {
          Withdrawal withdrawal = found.orElseThrow(Problem::notFound);
          switch (withdrawal.stage()) {
            case PENDING_REVIEW -> count(withdrawal, operator);
            case APPROVED, PAYING, PAID, FAILED -> {}
            case REJECTED -> throw Problem.invalidState("The withdrawal was rejected.");
            case FREEZING, REFUSED -> throw Problem.notFound();
          }
          return withdrawal;
        });
  }

  private void count(Withdrawal withdrawal, String operator) {
    Set<String> approvers = reviews.approversOf(withdrawal.withdrawalNo());
    if (approvers.contains(operator)) {
      return;
    }
    Instant now = clock.instant();
    reviews.add(withdrawal.withdrawalNo(), operator, Decision.APPROVED, null, now);
    if (approvers.size() + 1 < withdrawal.approvalsNeeded()) {
      withdrawal.noteApproval(operator, now);
    } else {
      withdrawal.approve(operator, now);
    }
  }
}
