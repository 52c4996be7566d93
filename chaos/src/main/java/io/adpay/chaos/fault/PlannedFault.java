package io.adpay.chaos.fault;

import java.time.Duration;

/**
 * A fault with its time.
 *
 * @param begin from the begin of the schedule
 * @param end from the same moment
 * @param fault what happens
 */
public record PlannedFault(Duration begin, Duration end, Fault fault) {

  /** For how long it is inflicted. */
  public Duration lasting() {
    return end.minus(begin);
  }

  /** What it does, in one sentence. */
  public String words() {
    return fault.words(lasting());
  }

  /** Whether the other is inflicted while this one is. */
  boolean overlaps(PlannedFault other) {
    return begin.compareTo(other.end) < 0 && other.begin.compareTo(end) < 0;
  }

  /** Whether the other begins before what this one hit is itself again, or the other way round. */
  boolean disturbs(PlannedFault other) {
    return begin.compareTo(other.end.plus(other.fault.recovery())) < 0
        && other.begin.compareTo(end.plus(fault.recovery())) < 0;
  }
}
