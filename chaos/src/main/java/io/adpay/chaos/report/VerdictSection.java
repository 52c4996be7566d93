package io.adpay.chaos.report;

import static java.util.stream.Collectors.groupingBy;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import io.adpay.chaos.judge.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the judge said, in plain words, with all that is known of each finding. */
final class VerdictSection {

  /** Of one rule; the rest is in the JSON. A broken suite finds thousands. */
  private static final int MOST_SHOWN = 50;

  private final RunRecord run;
  private final long paidFen;

  VerdictSection(RunRecord run) {
    this.run = run;
    this.paidFen = paid(run.calls());
  }

  /** The verdict in one line. */
  String headline() {
    if (!run.verdict().isClean()) {
      return Words.count(run.verdict().findings().size(), "finding");
    }
    return paidFen > 0
        ? "Clean: every fen of " + Words.yuan(paidFen) + " accounted for"
        : "Clean, but no buyer paid anything: this run says little";
  }

  Element headlineElement() {
    return Element.of("p", headline())
        .with("class", run.verdict().isClean() ? "verdict clean" : "verdict broken")
        .with("role", "status");
  }

  Element findings() {
    Element section = Element.of("section", Element.of("h2", "Findings"));
    if (run.verdict().isClean()) {
      return section.add(
          Element.of(
              "p",
              "None. What the clients were told, the databases, the ledger and the channels' own"
                  + " books agree."));
    }
    Map<String, List<Finding>> byRule =
        run.verdict().findings().stream()
            .collect(groupingBy(Finding::rule, LinkedHashMap::new, Collectors.toList()));
    byRule.forEach((rule, findings) -> section.add(ofRule(rule, findings)));
    return section;
  }

  /** What was compared. */
  Element figures() {
    Element section = Element.of("section", Element.of("h2", "What was compared"));
    if (run.verdict().figures().isEmpty()) {
      return section.add(Element.of("p", "The judge gave no figures."));
    }
    Table table = new Table("Figures of the judge", "Figure", "#Value");
    run.verdict()
        .figures()
        .forEach((name, value) -> table.row(figureName(name), figureValue(name, value)));
    return section.add(table.element());
  }

  private static List<Element> ofRule(String rule, List<Finding> findings) {
    List<Element> shown = new ArrayList<>();
    shown.add(
        Element.of("h3", Element.of("code", rule))
            .say(findings.size() == 1 ? "" : " × " + Words.count(findings.size())));
    findings.stream().limit(MOST_SHOWN).map(VerdictSection::one).forEach(shown::add);
    if (findings.size() > MOST_SHOWN) {
      shown.add(
          Element.of(
              "p",
              "And %s more of this rule, all in report.json."
                  .formatted(Words.count((long) findings.size() - MOST_SHOWN))));
    }
    return shown;
  }

  private static Element one(Finding finding) {
    Element summary = Element.of("summary");
    if (!finding.number().isEmpty()) {
      summary.add(Element.of("code", finding.number())).say(" ");
    }
    summary.say(finding.what());
    return Element.of("details", summary, known(finding)).with("class", "finding");
  }

  private static Element known(Finding finding) {
    if (finding.known().isEmpty()) {
      return Element.of("p", "Nothing else is known.");
    }
    Element list = Element.of("dl");
    finding
        .known()
        .forEach(
            (name, value) -> {
              list.add(Element.of("dt", name));
              list.add(Element.of("dd", KnownFacts.of(value)));
            });
    return list;
  }

  /** What buyers were told they had paid, each payment once. */
  private static long paid(List<Call> calls) {
    return calls.stream()
        .filter(call -> call.kind() == CallKind.BUYER_PAYS && call.succeeded())
        .collect(Collectors.toMap(Call::subject, Call::fen, (first, _) -> first))
        .values()
        .stream()
        .reduce(0L, Math::addExact);
  }

  private static String figureName(String name) {
    return isMoney(name) ? Words.words(name.substring(0, name.length() - 3)) : Words.words(name);
  }

  private static String figureValue(String name, Object value) {
    return switch (value) {
      case Long fen when isMoney(name) -> Words.yuan(fen);
      case Integer fen when isMoney(name) -> Words.yuan(fen);
      case Long number -> Words.count(number);
      case Integer number -> Words.count(number);
      case String text -> text;
      case Map<?, ?> parts ->
          parts.entrySet().stream()
              .map(part -> Words.words(String.valueOf(part.getKey())) + " " + part.getValue())
              .collect(Collectors.joining(", "));
      case Object other -> RunJson.pretty(other);
    };
  }

  private static boolean isMoney(String name) {
    return name.endsWith("Fen");
  }
}
