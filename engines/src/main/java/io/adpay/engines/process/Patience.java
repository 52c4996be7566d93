package io.adpay.engines.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for what another process does, of which no event tells. */
public final class Patience {
  private static final Duration PAUSE = Duration.ofMillis(10);

  private Patience() {}

  /** As below, for a question that costs nothing. */
  public static boolean until(BooleanSupplier condition, Duration atMost) {
    return until(condition, atMost, PAUSE);
  }

  /**
   * Asks again and again until the condition holds.
   *
   * @param pause between one question and the next
   * @return whether it held in time; an interrupt ends the waiting too and stays set
   */
  public static boolean until(BooleanSupplier condition, Duration atMost, Duration pause) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > atMost.toNanos() || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(pause.toNanos());
    }
    return true;
  }
}
