package io.adpay.chaos.fault;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Which faults happen when. It follows from a seed, and from nothing that a run meets on its way.
 *
 * @param seed from which it was drawn
 * @param length within which all of it happens
 * @param faults in the order of their begin
 */
public record Schedule(long seed, Duration length, List<PlannedFault> faults) {
  /** Keeps a copy. */
  public Schedule {
    faults = List.copyOf(faults);
  }

  /**
   * Draws a schedule. All kinds take turns, so that each occurs when there is time.
   *
   * @param seed the same gives the same
   * @param length of the whole
   * @param kinds of which faults are drawn; of none, none
   * @param topology of the suite that it is for
   */
  public static Schedule from(long seed, Duration length, Set<FaultKind> kinds, Topology topology) {
    return new Schedule(seed, length, new ScheduleDraw(seed, length, kinds, topology).draw());
  }
}
