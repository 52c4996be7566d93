package io.adpay.launcher.command;

import io.adpay.launcher.client.AdPay;
import io.adpay.launcher.client.LedgerCheck;
import io.adpay.launcher.client.UnexpectedAnswerException;
import io.adpay.launcher.suite.Suite;
import java.util.List;

/**
 * {@code adpay check}: has every invariant checked over all services.
 *
 * @param suite of which
 * @param console where to tell
 */
record CheckLedger(Suite suite, Console console) {
  private static final String OPERATOR = "operator";

  /**
   * Prints the table.
   *
   * @return 0 when every invariant holds, 1 on any breach or when nobody could look
   */
  int run() {
    try {
      LedgerCheck check = LedgerCheck.by(new AdPay(suite.gateway()).login(OPERATOR));
      console.print(
          new Table(
              List.of("CHECK", "RESULT", "DETAIL"),
              check.checks().stream()
                  .map(one -> List.of(one.name(), one.ok() ? "ok" : "BREACH", one.detail()))
                  .toList()));
      console.say(
          (check.ok() ? "Every invariant holds" : "THE LEDGER IS BREACHED")
              + ", checked at "
              + check.checkedAt()
              + ".");
      return check.ok() ? 0 : 1;
    } catch (UnexpectedAnswerException e) {
      console.complain("The ledger could not be checked: " + e.getMessage());
      return 1;
    }
  }
}
