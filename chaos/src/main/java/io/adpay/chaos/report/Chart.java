package io.adpay.chaos.report;

import java.time.Instant;
import java.util.List;
import java.util.function.DoubleFunction;

/** Values over time, with the spans of the faults shaded behind them. */
final class Chart {

  static final double TOP = 10;
  static final double BOTTOM = 190;

  private final Picture picture;
  private final TimeScale time;
  private final ValueScale values;

  /** A point of a line; a line has a gap where there is no value. */
  sealed interface Point {
    record Value(Instant at, double value) implements Point {}

    record Gap() implements Point {}
  }

  Chart(Picture picture, TimeScale time, ValueScale values, DoubleFunction<String> label) {
    this.picture = picture;
    this.time = time;
    this.values = values;
    for (double tick : values.ticks()) {
      double y = values.y(tick);
      picture.add(Picture.line("grid", Picture.LEFT, y, Picture.RIGHT, y));
      picture.add(Picture.text("tick end", Picture.LEFT - 8, y + 4, label.apply(tick)));
    }
  }

  Chart shade(List<InflictedFault> faults) {
    for (InflictedFault fault : faults) {
      Instant begunAt = fault.begunAt();
      if (begunAt != null) {
        Instant endedAt = fault.endedAt();
        double from = time.x(begunAt);
        double to = endedAt == null ? Picture.RIGHT : time.x(endedAt);
        picture.add(Picture.rect("shade", from, TOP, Math.max(1, to - from), BOTTOM - TOP));
      }
    }
    return this;
  }

  /** A bar in each bucket, from one value up to another. */
  Chart bars(String look, List<Bar> bars) {
    StringBuilder path = new StringBuilder();
    for (Bar bar : bars) {
      if (bar.upper() > bar.lower()) {
        path.append('M').append(place(bar.from(), bar.lower()));
        path.append('V').append(Element.number(values.y(bar.upper())));
        path.append('H').append(Element.number(time.x(bar.to())));
        path.append('V').append(Element.number(values.y(bar.lower()))).append('Z');
      }
    }
    picture.add(Element.of("path").with("class", look).with("d", path.toString()));
    return this;
  }

  /** From when to when, and from which value to which. */
  record Bar(Instant from, Instant to, double lower, double upper) {}

  Chart line(String look, List<Point> points) {
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    for (Point point : points) {
      pen =
          switch (point) {
            case Point.Value(Instant at, double value) -> {
              // A line of no length makes a lone point visible.
              path.append(pen ? "L" : "M").append(place(at, value)).append(pen ? "" : "h0");
              yield true;
            }
            case Point.Gap() -> false;
          };
    }
    picture.add(Element.of("path").with("class", look).with("d", path.toString()));
    return this;
  }

  /** What a mouse that rests on a stretch of time is told. */
  Chart tell(Instant from, Instant to, String words) {
    double left = time.x(from);
    picture.add(
        Picture.rect("tell", left, TOP, Math.max(0.5, time.x(to) - left), BOTTOM - TOP)
            .add(Element.of("title", words)));
    return this;
  }

  Element svg() {
    return picture.svg();
  }

  private String place(Instant at, double value) {
    return Element.number(time.x(at)) + " " + Element.number(values.y(value));
  }
}
