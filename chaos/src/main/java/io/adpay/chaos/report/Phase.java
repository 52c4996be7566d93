package io.adpay.chaos.report;

import java.time.Duration;
import java.time.Instant;

/**
 * A part of a run.
 *
 * @param name which
 * @param begunAt when it began
 * @param endedAt when it ended
 */
public record Phase(Name name, Instant begunAt, Instant endedAt) {

  /** The parts that a run has. The workload runs from before the first fault to after the last. */
  public enum Name {
    /** The suite is started. */
    UP("starting the suite"),
    /** Clients call. */
    WORKLOAD("clients call"),
    /** Faults are inflicted. */
    FAULTS("faults"),
    /** Nobody calls and nothing breaks: what is open has time to end. */
    SETTLE("settling"),
    /** The books are read and compared. */
    JUDGED("judging");

    private final String words;

    Name(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  Duration length() {
    return Duration.between(begunAt, endedAt);
  }
}
