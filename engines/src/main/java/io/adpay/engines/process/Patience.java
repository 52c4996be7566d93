package io.adpay.engines.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for what another process does, of which no event tells. */
public final class Patience {
  private static final long PAUSE_NANOS = Duration.ofMillis(10).toNanos();

  private Patience() {}

  /**
   * Asks again and again until the condition holds.
   *
   * @return whether it held in time; an interrupt ends the waiting too and stays set
   */
  public static boolean until(BooleanSupplier condition, Duration atMost) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > atMost.toNanos() || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return true;
  }
}
