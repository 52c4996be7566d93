package io.adpay.chaos.judge;

import java.time.Duration;

/**
 * What the judge has to know of the suite's configuration.
 *
 * @param expiry how long after its expiry an order or a payment may still be open
 * @param onItsWay how young a fact, a notice or a request under a key may be and still be on its
 *     way when all is judged, for an order may expire at any moment: locally the lease of an
 *     outbox, 15 s, and as much again for a second try
 * @param staleOrder how long a cached order may be read after it has changed
 * @param usualCommissionBps what the platform keeps of a charge that does not say so itself
 * @param approvedByRuleUpTo the largest withdrawal that no operator has to approve, in fen
 * @param twoOperatorsFrom the smallest that two different ones have to approve, in fen
 */
public record Bounds(
    Duration expiry,
    Duration onItsWay,
    Duration staleOrder,
    int usualCommissionBps,
    long approvedByRuleUpTo,
    long twoOperatorsFrom) {

  private static final int LOCAL_COMMISSION_BPS = 2_000;
  private static final long LOCALLY_BY_RULE = 100_000;
  private static final long LOCALLY_BY_TWO = 50_000_000;

  /** Those of the local suite. */
  public static Bounds local() {
    return new Bounds(
        Duration.ofMinutes(5),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        LOCAL_COMMISSION_BPS,
        LOCALLY_BY_RULE,
        LOCALLY_BY_TWO);
  }

  /** How many different operators have to approve a withdrawal of that amount. */
  int approvalsOf(long fen) {
    if (fen <= approvedByRuleUpTo) {
      return 0;
    }
    return fen < twoOperatorsFrom ? 1 : 2;
  }
}
