package io.adpay.chaos.report;

import io.adpay.chaos.report.Chart.Bar;
import io.adpay.chaos.report.Chart.Point;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the calls looked like from outside, over time. */
final class CallCharts {

  static final List<Integer> PERCENTILES = List.of(50, 95, 99);

  private static final int MOST_BUCKETS = 400;

  private final RunRecord run;
  private final TimeScale time;
  private final List<Bucket> buckets;

  CallCharts(RunRecord run, Span span) {
    this.run = run;
    this.time = Picture.time(span);
    this.buckets = Bucket.over(span, run.calls(), MOST_BUCKETS);
  }

  /** The looks of the outcomes, the percentiles of a latency alike below. */
  static String look(Outcome outcome) {
    return switch (outcome) {
      case DONE -> "done";
      case REFUSED -> "refused";
      case NOT_TOLD -> "untold";
    };
  }

  static String look(int percentile) {
    return "line p" + percentile;
  }

  /** How wide the stretches are over which calls are counted. */
  Duration width() {
    return buckets.getFirst().width();
  }

  Element throughput() {
    double most = buckets.stream().mapToDouble(Bucket::perSecond).max().orElse(0);
    Chart chart =
        new Chart(
                picture("throughput", "Calls a second by what the client was told"),
                time,
                ValueScale.linear(most, Chart.TOP, Chart.BOTTOM),
                value -> Words.rate(value) + "/s")
            .shade(run.faults());
    for (Outcome outcome : Outcome.values()) {
      chart.bars(look(outcome), buckets.stream().map(bucket -> bar(bucket, outcome)).toList());
    }
    return telling(chart).svg();
  }

  Element latency() {
    double most =
        buckets.stream()
            .flatMap(bucket -> bucket.begun().percentile(99).stream())
            .mapToDouble(CallCharts::millis)
            .max()
            .orElse(1);
    Chart chart =
        new Chart(
                picture("latency", "How long calls took, in milliseconds, by when they began"),
                time,
                ValueScale.logarithmic(1, most, Chart.TOP, Chart.BOTTOM),
                value -> value < 1000 ? Words.rate(value) + " ms" : Words.rate(value / 1000) + " s")
            .shade(run.faults());
    for (int percentile : PERCENTILES) {
      chart.line(
          look(percentile), points(bucket -> bucket.begun().percentile(percentile).stream()));
    }
    return telling(chart).svg();
  }

  private Picture picture(String id, String title) {
    return new Picture(
        id,
        title,
        "Shaded: faults. A mouse is told the numbers of a moment, and the table below has them.",
        time,
        Chart.BOTTOM);
  }

  /** Outcomes stand on one another, in their order. */
  private static Bar bar(Bucket bucket, Outcome outcome) {
    double lower =
        Stream.of(Outcome.values())
            .filter(other -> other.compareTo(outcome) < 0)
            .mapToDouble(bucket::perSecond)
            .sum();
    return new Bar(bucket.from(), bucket.to(), lower, lower + bucket.perSecond(outcome));
  }

  private List<Point> points(Function<Bucket, Stream<Duration>> value) {
    return buckets.stream()
        .map(
            bucket ->
                value
                    .apply(bucket)
                    .<Point>map(took -> new Point.Value(bucket.middle(), millis(took)))
                    .findFirst()
                    .orElseGet(Point.Gap::new))
        .toList();
  }

  private Chart telling(Chart chart) {
    for (Bucket bucket : buckets) {
      chart.tell(bucket.from(), bucket.to(), words(bucket));
    }
    return chart;
  }

  private String words(Bucket bucket) {
    return "%s: %s/s told done, %s/s refused, %s/s not told; p50 %s, p95 %s, p99 %s"
        .formatted(
            Words.clock(time.span().since(bucket.from())),
            Words.rate(bucket.perSecond(Outcome.DONE)),
            Words.rate(bucket.perSecond(Outcome.REFUSED)),
            Words.rate(bucket.perSecond(Outcome.NOT_TOLD)),
            bucket.begun().words(50),
            bucket.begun().words(95),
            bucket.begun().words(99));
  }

  private static double millis(Duration took) {
    return took.toNanos() / 1e6;
  }
}
