package io.adpay.chaos.judge;

import java.time.Duration;

/**
 * What the judge has to know of the suite's configuration.
 *
 * @param expiry how long after its expiry an order or a payment may still be open
 * @param staleOrder how long a cached order may be read after it has changed
 * @param usualCommissionBps what the platform keeps of a charge that does not say so itself
 */
public record Bounds(Duration expiry, Duration staleOrder, int usualCommissionBps) {

  private static final int LOCAL_COMMISSION_BPS = 2_000;

  /** Those of the local suite. */
  public static Bounds local() {
    return new Bounds(Duration.ofMinutes(5), Duration.ofSeconds(60), LOCAL_COMMISSION_BPS);
  }
}
