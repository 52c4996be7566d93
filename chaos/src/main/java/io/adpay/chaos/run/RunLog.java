package io.adpay.chaos.run;

import io.adpay.chaos.fault.FaultKind;
import io.adpay.chaos.fault.Infliction;
import io.adpay.chaos.journal.Journal;
import io.adpay.chaos.judge.Verdict;
import io.adpay.chaos.report.InflictedFault;
import io.adpay.chaos.report.MoneySample;
import io.adpay.chaos.report.Phase;
import io.adpay.chaos.report.Rig;
import io.adpay.chaos.report.RunRecord;
import io.adpay.launcher.suite.Node;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is known of a run by now. */
final class RunLog {
  private final ChaosSettings settings;
  private final Clock clock;
  private final Journal journal = new Journal();
  private final List<Phase> phases = new ArrayList<>();
  private List<Infliction> inflictions = List.of();
  private List<MoneySample> money = List.of();

  RunLog(ChaosSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  Journal journal() {
    return journal;
  }

  /** Writes down when a part of the run began and ended, also one that ends by a failure. */
  void during(Phase.Name name, Runnable act) {
    Instant begunAt = clock.instant();
    try {
      act.run();
    } finally {
      phases.add(new Phase(name, begunAt, clock.instant()));
    }
  }

  void inflicted(List<Infliction> faults) {
    inflictions = List.copyOf(faults);
  }

  void moneySeen(List<MoneySample> samples) {
    money = List.copyOf(samples);
  }

  RunRecord record(Rig rig, Verdict verdict) {
    return new RunRecord(
        settings.seed(),
        settings.length(),
        settings.hasAllKinds()
            ? List.of()
            : settings.kinds().stream().sorted().map(FaultKind::label).toList(),
        settings.merchants(),
        settings.settle(),
        settings.nodes(),
        Node.all(settings.nodes()).stream().map(Node::label).toList(),
        rig,
        phases.stream().sorted(Comparator.comparing(Phase::begunAt)).toList(),
        inflictions.stream().map(RunLog::inflicted).toList(),
        journal.all(),
        money,
        verdict);
  }

  private static InflictedFault inflicted(Infliction infliction) {
    var planned = infliction.planned();
    return new InflictedFault(
        planned.fault().kind().label(),
        planned.fault().lane(),
        planned.words(),
        planned.begin(),
        planned.end(),
        infliction.begunAt(),
        infliction.endedAt());
  }
}
