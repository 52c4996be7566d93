package io.adpay.chaos.report;

import java.util.List;

/**
 * A picture on the time axis. All are equally wide and have their axis at the same place, so that
 * what stands below one another happened at the same time.
 */
final class Picture {

  static final double WIDTH = 960;
  static final double LEFT = 136;
  static final double RIGHT = 948;

  private static final double AXIS_HEIGHT = 24;

  private final Element svg;
  private final double bottom;

  /**
   * An empty picture with its axis.
   *
   * @param id unique on the page
   * @param description what is to be seen, for those who can't see it
   * @param bottom where the axis is
   */
  Picture(String id, String title, String description, TimeScale time, double bottom) {
    this.bottom = bottom;
    this.svg =
        Element.of("svg")
            .with("id", id)
            .with("role", "img")
            .with("aria-labelledby", id + "-title " + id + "-desc")
            .with("viewBox", "0 0 %.0f %.0f".formatted(WIDTH, bottom + AXIS_HEIGHT))
            .add(Element.of("title", title).with("id", id + "-title"))
            .add(Element.of("desc", description).with("id", id + "-desc"));
    time.ticks().forEach(this::tick);
  }

  static TimeScale time(Span span) {
    return new TimeScale(span, LEFT, RIGHT);
  }

  Picture add(Element drawn) {
    svg.add(drawn);
    return this;
  }

  Picture add(List<Element> drawn) {
    svg.add(drawn);
    return this;
  }

  Element svg() {
    return svg;
  }

  static Element rect(String look, double x, double y, double width, double height) {
    return Element.of("rect")
        .with("class", look)
        .with("x", x)
        .with("y", y)
        .with("width", width)
        .with("height", height);
  }

  static Element line(String look, double x1, double y1, double x2, double y2) {
    return Element.of("line")
        .with("class", look)
        .with("x1", x1)
        .with("y1", y1)
        .with("x2", x2)
        .with("y2", y2);
  }

  static Element text(String look, double x, double y, String words) {
    return Element.of("text", words).with("class", look).with("x", x).with("y", y);
  }

  private void tick(TimeScale.Tick tick) {
    svg.add(line("grid", tick.x(), 0, tick.x(), bottom + 4));
    svg.add(text("tick middle", tick.x(), bottom + 18, tick.label()));
  }
}
