package io.adpay.payment.work;

import java.time.Duration;

/**
 * How long a task is left alone whose tries break off too often. Each time takes a length of its
 * own, up to twice what is set, so that tasks which broke together don't stay together.
 */
public final class Quarantine {

  private Quarantine() {}

  /**
   * Refuses one that is shorter than the lease: two would work on one task.
   *
   * @param settings the prefix of both settings
   */
  public static void mustOutlast(Duration lease, Duration quarantine, String settings) {
    if (quarantine.compareTo(lease) < 0) {
      throw new IllegalArgumentException(
          settings + ".quarantine must not be shorter than its lease");
    }
  }

  /** At most so long after a try that broke off the next one begins. */
  static Duration longest(Duration quarantine) {
    return quarantine.multipliedBy(2);
  }
}
