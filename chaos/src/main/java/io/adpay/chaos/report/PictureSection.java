package io.adpay.chaos.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The pictures, each with its legend and with a table that says the same. */
final class PictureSection {

  private static final int MOST_ROWS = 40;

  private final RunRecord run;
  private final Span span;
  private final FaultKinds kinds;

  PictureSection(RunRecord run, Span span) {
    this.run = run;
    this.span = span;
    this.kinds = FaultKinds.of(run);
  }

  List<Element> elements() {
    return List.of(faults(), calls(), money());
  }

  /** What a legend explains: how it looks, and what it is. */
  private record Sign(String look, String words) {}

  private Element faults() {
    return Element.of(
        "section",
        Element.of("h2", "What broke, and when"),
        legend(
            kinds.kinds().stream().map(kind -> new Sign(kinds.look(kind) + " bar", kind)).toList()),
        figure(new FaultTimeline(run, span, kinds).svg()),
        table("The faults as a table", faultTable()));
  }

  private Element faultTable() {
    Table table = new Table("Faults", "#No.", "Kind", "Where", "What", "Planned", "Happened");
    FaultTimes times = new FaultTimes(run, span);
    for (int i = 0; i < run.faults().size(); i++) {
      InflictedFault fault = run.faults().get(i);
      table.row(
          Integer.toString(i + 1),
          fault.kind(),
          fault.lane(),
          fault.words(),
          FaultTimes.planned(fault),
          times.actual(fault));
    }
    return Element.of(
        "div",
        Element.of(
            "p",
            "Planned: minutes and seconds from the begin of the faults, the same for the same seed."
                + " Happened: on the axis of the pictures."),
        table.element());
  }

  private Element calls() {
    CallCharts charts = new CallCharts(run, span);
    return Element.of(
        "section",
        Element.of("h2", "What the clients saw"),
        Element.of(
            "p",
            "Calls a second, counted over %d s; shaded where something was broken."
                .formatted(charts.width().toSeconds())),
        legend(
            Arrays.stream(Outcome.values())
                .map(outcome -> new Sign(CallCharts.look(outcome), outcome.words()))
                .toList()),
        figure(charts.throughput()),
        Element.of(
            "p",
            "How long calls took, by when they began. Each line of the grid is ten times the one below."),
        legend(
            CallCharts.PERCENTILES.stream()
                .map(percent -> new Sign(CallCharts.look(percent), "p" + percent))
                .toList()),
        figure(charts.latency()),
        table("The calls as a table", callTable()));
  }

  private Element callTable() {
    Table table =
        new Table(
            "Calls over time",
            "From",
            "#Told done/s",
            "#Refused/s",
            "#Not told/s",
            "#p50",
            "#p95",
            "#p99",
            "Faults");
    for (Bucket bucket : Bucket.over(span, run.calls(), MOST_ROWS)) {
      table.row(
          Words.clock(span.since(bucket.from())),
          Words.rate(bucket.perSecond(Outcome.DONE)),
          Words.rate(bucket.perSecond(Outcome.REFUSED)),
          Words.rate(bucket.perSecond(Outcome.NOT_TOLD)),
          bucket.begun().words(50),
          bucket.begun().words(95),
          bucket.begun().words(99),
          faultsIn(bucket));
    }
    return table.element();
  }

  private String faultsIn(Bucket bucket) {
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < run.faults().size(); i++) {
      InflictedFault fault = run.faults().get(i);
      Instant begunAt = fault.begunAt();
      Instant endedAt = Optional.ofNullable(fault.endedAt()).orElse(Instant.MAX);
      if (begunAt != null && begunAt.isBefore(bucket.to()) && endedAt.isAfter(bucket.from())) {
        numbers.add(Integer.toString(i + 1));
      }
    }
    return String.join(", ", numbers);
  }

  private Element money() {
    Element section = Element.of("section", Element.of("h2", "Money in flight"));
    if (run.money().isEmpty()) {
      return section.add(Element.of("p", "It was not looked at."));
    }
    return section.add(
        List.of(
            Element.of(
                "p",
                "In yuan. The lines look at the same money from several sides, so they add up to"
                    + " nothing; after settling each must be at zero or be explained."),
            legend(
                Arrays.stream(MoneyClass.values())
                    .map(one -> new Sign(one.look(), one.words()))
                    .toList()),
            figure(new MoneyChart(run, span).svg()),
            table("The money as a table", moneyTable())));
  }

  private Element moneyTable() {
    Table table =
        new Table(
            "Money in flight over time",
            "At",
            "#Paid, not credited",
            "#Refunds open",
            "#Payouts open",
            "#Held");
    long every = Math.ceilDiv(run.money().size(), MOST_ROWS);
    for (int i = 0; i < run.money().size(); i++) {
      boolean isLast = i == run.money().size() - 1;
      if (i % every == 0 || isLast) {
        MoneySample sample = run.money().get(i);
        table.row(
            Words.clock(span.since(sample.at())),
            Words.yuan(sample.paidNotCreditedFen()),
            Words.yuan(sample.refundsOpenFen()),
            Words.yuan(sample.payoutsOpenFen()),
            Words.yuan(sample.holdsFen()));
      }
    }
    return table.element();
  }

  /** Can be pushed sideways on a narrow screen, by the keyboard as well. */
  private static Element figure(Element svg) {
    return Element.of("div", svg).with("class", "wide picture").with("tabindex", "0");
  }

  private static Element table(String summary, Element table) {
    return Element.of("details", Element.of("summary", summary), table);
  }

  private static Element legend(List<Sign> signs) {
    Element list = Element.of("ul").with("class", "legend");
    for (Sign sign : signs) {
      Element drawn =
          sign.look().startsWith("line ")
              ? Picture.line(sign.look(), 0, 6, 22, 6)
              : Picture.rect(sign.look(), 0, 0, 22, 12);
      list.add(
          Element.of(
                  "li",
                  Element.of("svg", drawn).with("viewBox", "0 0 22 12").with("aria-hidden", "true"))
              .say(sign.words()));
    }
    return list;
  }
}
