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
 */
public record Bounds(
    Duration expiry, Duration onItsWay, Duration staleOrder, int usualCommissionBps) {

  private static final int LOCAL_COMMISSION_BPS = 2_000;

  /** Those of the local suite. */
  public static Bounds local() {
    return new Bounds(
        Duration.ofMinutes(5),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        LOCAL_COMMISSION_BPS);
  }
}
