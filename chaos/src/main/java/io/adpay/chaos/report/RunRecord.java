package io.adpay.chaos.report;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.judge.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All that is written down of a run. The names of these components, and of the records in them, are
 * the names in {@code report.json}: they stay.
 *
 * @param seed from which the schedule of faults was drawn
 * @param length for how long faults were inflicted
 * @param faultKinds the kinds that were allowed, by name; empty where all were
 * @param merchants how many called
 * @param settle how long the suite might take to come to rest
 * @param nodesOfEach how many nodes each service had
 * @param nodes what the suite consisted of, by label, in the order in which they are shown
 * @param rig on what it ran
 * @param phases in the order in which they began; a run that broke off has not all of them
 * @param faults in the order of the schedule
 * @param calls what the clients wanted and were told
 * @param money what was in flight, by time
 * @param verdict what the judge said
 */
public record RunRecord(
    long seed,
    Duration length,
    List<String> faultKinds,
    int merchants,
    Duration settle,
    int nodesOfEach,
    List<String> nodes,
    Rig rig,
    List<Phase> phases,
    List<InflictedFault> faults,
    List<Call> calls,
    List<MoneySample> money,
    Verdict verdict) {

  /** Keeps copies. */
  public RunRecord {
    faultKinds = List.copyOf(faultKinds);
    nodes = List.copyOf(nodes);
    phases = List.copyOf(phases);
    faults = List.copyOf(faults);
    calls = List.copyOf(calls);
    money = List.copyOf(money);
  }

  Optional<Phase> phase(Phase.Name name) {
    return phases.stream().filter(phase -> phase.name() == name).findFirst();
  }
}
