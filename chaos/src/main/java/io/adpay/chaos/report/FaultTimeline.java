package io.adpay.chaos.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A lane for each node, the channel and the network, and a bar in it for each fault. */
final class FaultTimeline {

  private static final double PHASES_HEIGHT = 22;
  private static final double ROW = 18;
  private static final double GAP = 6;
  private static final double NARROWEST = 4;
  private static final double DIGIT = 7;

  private final RunRecord run;
  private final TimeScale time;
  private final FaultTimes times;
  private final FaultKinds kinds;

  FaultTimeline(RunRecord run, Span span, FaultKinds kinds) {
    this.run = run;
    this.time = Picture.time(span);
    this.times = new FaultTimes(run, span);
    this.kinds = kinds;
  }

  /** A fault's bar; its number, as in the table of faults, needs room of its own. */
  private record Bar(int number, InflictedFault fault, boolean inflicted, double x, double width) {

    double end() {
      return holdsNumber() ? x + width : x + width + 2 + numberWidth();
    }

    boolean holdsNumber() {
      return width >= numberWidth() + 4;
    }

    private double numberWidth() {
      return DIGIT * Integer.toString(number).length();
    }
  }

  /** Bars of one lane; those that overlap are in rows below one another. */
  private record Lane(String label, List<List<Bar>> rows) {

    double height() {
      return Math.max(1, rows.size()) * ROW + GAP;
    }
  }

  Element svg() {
    List<Lane> lanes = lanes();
    double bottom = PHASES_HEIGHT + lanes.stream().mapToDouble(Lane::height).sum();
    Picture picture =
        new Picture(
            "faults",
            "Time line of the faults",
            "%s on %s. The table of faults below says the same in words."
                .formatted(
                    Words.count(run.faults().size(), "fault"), Words.count(lanes.size(), "lane")),
            time,
            bottom);
    run.phases().forEach(phase -> picture.add(phase(phase)));
    double y = PHASES_HEIGHT;
    for (Lane lane : lanes) {
      picture.add(Picture.line("grid", 0, y, Picture.RIGHT, y));
      picture.add(Picture.text("lane", 4, y + GAP + ROW / 2, lane.label()));
      double rowY = y + GAP / 2;
      for (List<Bar> row : lane.rows()) {
        for (Bar bar : row) {
          picture.add(draw(bar, rowY + 1));
        }
        rowY += ROW;
      }
      y += lane.height();
    }
    picture.add(Picture.line("axis", Picture.LEFT, bottom, Picture.RIGHT, bottom));
    return picture.svg();
  }

  private List<Element> phase(Phase phase) {
    return switch (phase.name()) {
      case UP, WORKLOAD, JUDGED -> List.of();
      case FAULTS, SETTLE -> {
        double from = time.x(phase.begunAt());
        double to = time.x(phase.endedAt());
        yield List.of(
            Picture.rect("phase", from, 2, Math.max(1, to - from - 1), PHASES_HEIGHT - 6)
                .add(
                    Element.of(
                        "title",
                        "%s, %s".formatted(phase.name().words(), Words.clock(phase.length())))),
            Picture.text("small", from + 5, 14, phase.name().words()));
      }
    };
  }

  private List<Lane> lanes() {
    Set<String> labels = new LinkedHashSet<>(run.nodes());
    run.faults().forEach(fault -> labels.add(fault.lane()));
    return labels.stream().map(label -> new Lane(label, rows(label))).toList();
  }

  private List<List<Bar>> rows(String label) {
    List<List<Bar>> rows = new ArrayList<>();
    for (int i = 0; i < run.faults().size(); i++) {
      InflictedFault fault = run.faults().get(i);
      if (fault.lane().equals(label)) {
        bar(i + 1, fault).ifPresent(bar -> fit(bar, rows));
      }
    }
    return rows;
  }

  private Optional<Bar> bar(int number, InflictedFault fault) {
    return times
        .place(fault)
        .map(
            place -> {
              double x = time.x(place.from());
              double width = Math.max(NARROWEST, time.x(place.to()) - x);
              return new Bar(number, fault, place.inflicted(), x, width);
            });
  }

  private static void fit(Bar bar, List<List<Bar>> rows) {
    for (List<Bar> row : rows) {
      if (row.stream().allMatch(other -> other.end() < bar.x() || bar.end() < other.x())) {
        row.add(bar);
        return;
      }
    }
    rows.add(new ArrayList<>(List.of(bar)));
  }

  private Element draw(Bar bar, double y) {
    InflictedFault fault = bar.fault();
    String look = kinds.look(fault.kind()) + (bar.inflicted() ? " bar" : " bar planned");
    boolean inside = bar.holdsNumber() && bar.inflicted();
    return Element.of("g")
        .add(
            Element.of(
                "title",
                "%d. %s: %s (%s)"
                    .formatted(bar.number(), fault.kind(), fault.words(), times.actual(fault))))
        .add(Picture.rect(look, bar.x(), y, bar.width(), ROW - 3).with("rx", 2))
        .add(
            Picture.text(
                inside ? "number inside" : "number",
                bar.x() + (bar.holdsNumber() ? 3 : bar.width() + 2),
                y + 11,
                Integer.toString(bar.number())));
  }
}
