package io.adpay.chaos.judge;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.judge.WithdrawalBook.Review;
import io.adpay.chaos.judge.WithdrawalBook.Withdrawal;
import java.util.List;
import java.util.Set;

/**
 * A decision that is written down was sent by just that operator and was not refused; one that an
 * operator was told is taken is written down; and nothing is paid out that too few have approved.
 */
final class ReviewsAsTold implements RuleGroup {

  @Override
  public void judge(Case books, Findings findings) {
    Reviews reviews = books.reviews();
    books.books().withdrawals().reviews().forEach(each -> wasSent(each, reviews, findings));
    reviews.taken().forEach(call -> isWritten(call, books, findings));
    books.books().withdrawals().withdrawals().forEach(each -> decided(each, reviews, findings));
  }

  private static void wasSent(Review review, Reviews reviews, Findings findings) {
    List<Call> sent = reviews.sent(review);
    if (sent.isEmpty()) {
      findings.add(
          Rule.NOBODY_ASKED,
          review.withdrawalNo(),
          "%s has %s it, and has not sent that".formatted(review.operator(), review.decision()));
    } else if (sent.stream().allMatch(Reviews::isRefused)) {
      findings.add(
          Rule.REFUSED_AND_DONE,
          review.withdrawalNo(),
          "%s was refused, and has %s it".formatted(review.operator(), review.decision()));
    }
  }

  /** Who says again what others have decided already is told yes, and need not be written down. */
  private static void isWritten(Call call, Case books, Findings findings) {
    Reviews reviews = books.reviews();
    String number = call.subject();
    boolean written =
        switch (call.kind()) {
          case APPROVE -> {
            Set<String> approvers = reviews.written(number, Reviews.APPROVED);
            int needed = books.withdrawal(number).map(reviews::needed).orElse(0);
            boolean waits = call.body().path("status").asString("").equals("PENDING_REVIEW");
            yield approvers.contains(call.client()) || (!waits && approvers.size() >= needed);
          }
          default -> !reviews.written(number, Reviews.REJECTED).isEmpty();
        };
    if (!written) {
      findings.add(
          Rule.ACKNOWLEDGED_AND_MISSING,
          number,
          "%s was told that its %s is taken, and it is not written down"
              .formatted(call.client(), call.kind()));
    }
  }

  private static void decided(Withdrawal withdrawal, Reviews reviews, Findings findings) {
    String number = withdrawal.withdrawalNo();
    int approved = reviews.written(number, Reviews.APPROVED).size();
    boolean asItMust =
        switch (withdrawal.stage()) {
          case APPROVED, PAYING, PAID, FAILED -> approved >= reviews.needed(withdrawal);
          case REJECTED -> !reviews.written(number, Reviews.REJECTED).isEmpty();
          case FREEZING, REFUSED, PENDING_REVIEW -> true;
        };
    if (!asItMust && !findings.about(number)) {
      findings.add(
          Rule.NOBODY_ASKED,
          number,
          "the withdrawal is %s, and %d of %d operators have approved it"
              .formatted(withdrawal.stage(), approved, reviews.needed(withdrawal)));
    }
  }
}
