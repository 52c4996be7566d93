package io.adpay.chaos.judge;

import java.util.List;

/**
 * The services' own ledger check finds nothing. That tasks were laid aside is none of its breaches
 * where a rule gives each of them to an operator; and what it says of a number that was found
 * already is the shadow of that.
 */
final class LedgerCheckIsClean implements RuleGroup {

  private static final String DEAD_LETTERS = "no_dead_letters";

  @Override
  public void judge(Case books, Findings findings) {
    books.books().checks().stream()
        .filter(check -> !check.ok())
        .filter(check -> !check.name().endsWith(DEAD_LETTERS) || !allAreOperators(books))
        .forEach(check -> broken(check, findings));
  }

  /** It is about the first number in its detail; nothing new is said of one that was found. */
  private static void broken(Books.Check check, Findings findings) {
    List<String> numbers = Case.numbersIn(check.detail()).toList();
    if (!findings.about(numbers.toArray(String[]::new))) {
      findings.add(
          Rule.INVARIANT_BROKEN,
          numbers.isEmpty() ? check.name() : numbers.getFirst(),
          check.name() + ": " + check.detail());
    }
  }

  private static boolean allAreOperators(Case books) {
    return books.books().payments().deadLetters().stream()
        .filter(letter -> letter.resolvedAt() == null)
        .allMatch(letter -> OperatorsMatters.isOperators(letter, books));
  }
}
