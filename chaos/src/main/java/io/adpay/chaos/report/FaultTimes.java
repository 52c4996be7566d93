package io.adpay.chaos.report;

import java.time.Instant;
import java.util.Optional;

/** When the faults of a run were to be and were, in words and on its axis. */
record FaultTimes(RunRecord run, Span span) {

  /**
   * Where a fault's bar is.
   *
   * @param inflicted false where it shows what was only planned
   */
  record Place(Instant from, Instant to, boolean inflicted) {}

  /** Empty for a fault that was planned for a time that the run never came to. */
  Optional<Place> place(InflictedFault fault) {
    Instant begunAt = fault.begunAt();
    Instant endedAt = fault.endedAt();
    if (begunAt != null) {
      return Optional.of(new Place(begunAt, endedAt == null ? span.to() : endedAt, true));
    }
    return run.phase(Phase.Name.FAULTS)
        .map(Phase::begunAt)
        .filter(begin -> begin.plus(fault.plannedBegin()).isBefore(span.to()))
        .map(
            begin ->
                new Place(begin.plus(fault.plannedBegin()), begin.plus(fault.plannedEnd()), false));
  }

  static String planned(InflictedFault fault) {
    return Words.exactClock(fault.plannedBegin()) + " – " + Words.exactClock(fault.plannedEnd());
  }

  String actual(InflictedFault fault) {
    Instant begunAt = fault.begunAt();
    if (begunAt == null) {
      return "never inflicted";
    }
    Instant endedAt = fault.endedAt();
    return Words.exactClock(span.since(begunAt))
        + (endedAt == null ? ", never lifted" : " – " + Words.exactClock(span.since(endedAt)));
  }
}
