package io.adpay.chaos.report;

import io.adpay.chaos.judge.Verdict;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code report.json} holds: the run without its calls, which are lines of a file of their
 * own. Moments are in ISO 8601 and UTC, lengths too ({@code PT5M}), sums are whole fen.
 */
record RunJson(
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
    List<KindJson> calls,
    List<MoneySample> money,
    Verdict verdict) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Calls of one kind, counted. */
  record KindJson(
      String kind,
      int calls,
      long toldDone,
      long refused,
      long notTold,
      long askedAgain,
      @Nullable Duration p50,
      @Nullable Duration p99) {

    static KindJson of(KindTally tally) {
      return new KindJson(
          tally.kind(),
          tally.calls(),
          tally.count(Outcome.DONE),
          tally.count(Outcome.REFUSED),
          tally.count(Outcome.NOT_TOLD),
          tally.askedAgain(),
          tally.latencies().percentile(50).orElse(null),
          tally.latencies().percentile(99).orElse(null));
    }
  }

  static RunJson of(RunRecord run) {
    return new RunJson(
        run.seed(),
        run.length(),
        run.faultKinds(),
        run.merchants(),
        run.settle(),
        run.nodesOfEach(),
        run.nodes(),
        run.rig(),
        run.phases(),
        run.faults(),
        KindTally.of(run.calls()).stream().map(KindJson::of).toList(),
        run.money(),
        run.verdict());
  }

  static String line(Object value) {
    return JSON.writeValueAsString(value);
  }

  /** A text as it is, everything else as JSON that a person can read. */
  static String pretty(Object value) {
    return value instanceof String text
        ? text
        : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
  }
}
