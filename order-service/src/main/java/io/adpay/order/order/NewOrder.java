package io.adpay.order.order;

import io.adpay.common.money.Money;
import io.adpay.common.problem.FieldProblem;
import io.adpay.common.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant asks for.
 *
 * @param amount what is to be paid, in fen
 * @param currency always {@value Money#CURRENCY}
 * @param subject what the buyer reads at the channel
 */
public record NewOrder(long amount, String currency, String subject) {

  private static final long MOST_FEN = 10_000_000_000L;
  private static final int LONGEST_SUBJECT = 128;

  /**
   * The request as it came in, with its default filled in.
   *
   * @throws Problem 400 where a field is missing or can't be accepted
   */
  static NewOrder of(@Nullable Long amount, @Nullable String currency, @Nullable String subject) {
    List<FieldProblem> problems = new ArrayList<>();
    if (amount == null || amount < 1 || amount > MOST_FEN) {
      problems.add(new FieldProblem("amount", "is a whole number of fen from 1 to 10,000,000,000"));
    }
    if (currency != null && !currency.equals(Money.CURRENCY)) {
      problems.add(new FieldProblem("currency", "is " + Money.CURRENCY));
    }
    if (subject == null || !isSubject(subject)) {
      problems.add(
          new FieldProblem(
              "subject", "is 1 to 128 characters, not all blank, without control characters"));
    }
    if (amount == null || subject == null || !problems.isEmpty()) {
      throw Problem.invalid(problems);
    }
    return new NewOrder(amount, Money.CURRENCY, subject);
  }

  /** Characters are counted as people do, not by halves of surrogate pairs. */
  private static boolean isSubject(String subject) {
    return !subject.isBlank()
        && subject.codePointCount(0, subject.length()) <= LONGEST_SUBJECT
        && subject
            .codePoints()
            .noneMatch(
                c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }
}
