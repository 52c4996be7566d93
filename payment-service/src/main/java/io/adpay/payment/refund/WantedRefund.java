package io.adpay.payment.refund;

import io.adpay.common.problem.FieldProblem;
import io.adpay.common.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant asks for.
 *
 * @param amount what is to go back, in fen
 * @param reason what the buyer reads at the channel
 */
record WantedRefund(long amount, String reason) {

  private static final long MOST_FEN = 10_000_000_000L;
  private static final int LONGEST_REASON = 80;

  /**
   * The request as it came in.
   *
   * @throws Problem 400 where a field is missing or can't be accepted
   */
  static WantedRefund of(@Nullable Long amount, @Nullable String reason) {
    List<FieldProblem> problems = new ArrayList<>();
    if (amount == null || amount < 1 || amount > MOST_FEN) {
      problems.add(new FieldProblem("amount", "is a whole number of fen from 1 to 10,000,000,000"));
    }
    if (reason == null || !isReason(reason)) {
      problems.add(
          new FieldProblem(
              "reason", "is 1 to 80 characters, not all blank, without control characters"));
    }
    if (amount == null || reason == null || !problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
    return new WantedRefund(amount, reason);
  }

  /** Characters are counted in UTF-16, as the channels do. */
  private static boolean isReason(String reason) {
    return !reason.isBlank()
        && reason.length() <= LONGEST_REASON
        && reason
            .codePoints()
            .noneMatch(
                c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }
}
