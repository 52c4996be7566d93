package io.adpay.chaos.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** The time axis that all pictures of a run share, from left to right. */
record TimeScale(Span span, double left, double right) {

  private static final int MOST_TICKS = 12;
  private static final List<Integer> STEPS_SECONDS =
      List.of(1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200);

  /** A mark of the axis. */
  record Tick(double x, String label) {}

  /** What lies outside of the span is at its edge. */
  double x(Instant moment) {
    double part = span.since(moment).toNanos() / (double) span.length().toNanos();
    return left + Math.clamp(part, 0.0, 1.0) * (right - left);
  }

  List<Tick> ticks() {
    Duration step =
        STEPS_SECONDS.stream()
            .map(Duration::ofSeconds)
            .filter(candidate -> span.length().dividedBy(candidate) <= MOST_TICKS)
            .findFirst()
            .orElseGet(() -> span.length().dividedBy(MOST_TICKS));
    return LongStream.rangeClosed(0, span.length().dividedBy(step))
        .mapToObj(step::multipliedBy)
        .map(since -> new Tick(x(span.from().plus(since)), Words.clock(since)))
        .toList();
  }
}
