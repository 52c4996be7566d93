package io.adpay.scenarios;

import io.adpay.launcher.suite.Part;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Processes die between any two steps of a refund and of a withdrawal: first those that take the
 * steps while those that they ask live on, then those, and the gateway through which all came.
 */
class StepByStepKillScenario {

  private static final int FIRST_MERCHANT = 1094;
  private static final int FIRST_OWNER = 2015;
  private static final int ADVERTISER = 1096;
  private static final Set<Part> THOSE_WHO_ACT =
      EnumSet.of(Part.PAYMENT_SERVICE, Part.WITHDRAW_SERVICE);
  private static final Set<Part> THOSE_WHO_ARE_ASKED =
      EnumSet.of(Part.GATEWAY, Part.ORDER_SERVICE, Part.WALLET_SERVICE);

  private final RunningSuite suite = RunningSuite.get();

  @AfterAll
  static void theBooksAgree() {
    Books.assertTheyAgree(RunningSuite.get());
  }

  /** The second round does not wait for the first to have ended well: leases take their time. */
  @Test
  void whoeverDiesBetweenTwoStepsEachStepIsTakenOnce() {
    List<StepByStep> rounds = new ArrayList<>();
    for (Set<Part> victims : List.of(THOSE_WHO_ACT, THOSE_WHO_ARE_ASKED)) {
      int number = rounds.size();
      StepByStep round =
          new StepByStep(suite, FIRST_MERCHANT + number, ADVERTISER, FIRST_OWNER + number);
      rounds.add(round);
      try {
        round.standStill();
        round.kill(victims);
      } finally {
        round.letGo();
      }
    }
    rounds.forEach(StepByStep::assertEachIsDoneOnce);
  }
}
