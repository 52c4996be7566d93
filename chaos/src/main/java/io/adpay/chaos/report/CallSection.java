package io.adpay.chaos.report;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import java.util.List;

/** The calls by kind. */
final class CallSection {

  private final RunRecord run;

  CallSection(RunRecord run) {
    this.run = run;
  }

  Element element() {
    Element section = Element.of("section", Element.of("h2", "Calls"));
    if (run.calls().isEmpty()) {
      return section.add(Element.of("p", "Nobody called."));
    }
    Table table =
        new Table(
            "Calls by kind",
            "Kind",
            "#Calls",
            "#Told done",
            "#Refused",
            "#Not told",
            "#Asked again",
            "#p50",
            "#p99");
    KindTally.of(run.calls()).forEach(tally -> row(table, tally));
    List<Call> ours =
        run.calls().stream().filter(call -> call.kind() != CallKind.BUYER_PAYS).toList();
    row(table, KindTally.of("all but the buyers'", ours));
    return section
        .add(table.element())
        .add(
            Element.of(
                "p",
                "Told done: a 2xx, so it is done or taken on. Refused: it was not done and won't be."
                    + " Not told: no answer, or one that leaves it open. Asked again: how many of"
                    + " them repeated an earlier call. Percentiles are exact and count every call,"
                    + " those without an answer too."));
  }

  private static void row(Table table, KindTally tally) {
    table.row(
        tally.kind(),
        Words.count(tally.calls()),
        Words.count(tally.count(Outcome.DONE)),
        Words.count(tally.count(Outcome.REFUSED)),
        Words.count(tally.count(Outcome.NOT_TOLD)),
        Words.count(tally.askedAgain()),
        tally.latencies().words(50),
        tally.latencies().words(99));
  }
}
