package io.adpay.chaos.judge;

/**
 * The services' own ledger check finds nothing. That tasks were laid aside is none of its breaches
 * where a rule gives each of them to an operator.
 */
final class LedgerCheckIsClean implements RuleGroup {

  private static final String DEAD_LETTERS = "no_dead_letters";

  @Override
  public void judge(Case books, Findings findings) {
    books.books().checks().stream()
        .filter(check -> !check.ok())
        .filter(check -> !check.name().endsWith(DEAD_LETTERS) || !allAreOperators(books))
        .forEach(check -> findings.add(Rule.INVARIANT_BROKEN, check.name(), check.detail()));
  }

  private static boolean allAreOperators(Case books) {
    return books.books().payments().deadLetters().stream()
        .filter(letter -> letter.resolvedAt() == null)
        .allMatch(letter -> NothingStaysOpen.isOperators(letter, books));
  }
}
