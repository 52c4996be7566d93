package io.adpay.chaos.report;

import java.util.List;

/** Which look a kind of fault has in a run's pictures. */
record FaultKinds(List<String> kinds) {

  private static final int LOOKS = 16;

  /** By name, so that runs of the same kinds look alike. */
  static FaultKinds of(RunRecord run) {
    return new FaultKinds(
        run.faults().stream().map(InflictedFault::kind).distinct().sorted().toList());
  }

  String look(String kind) {
    return "k" + kinds.indexOf(kind) % LOOKS;
  }
}
