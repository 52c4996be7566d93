package io.adpay.chaos.report;

import io.adpay.chaos.report.Chart.Point;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Money in flight over time. */
final class MoneyChart {

  private final RunRecord run;
  private final TimeScale time;

  MoneyChart(RunRecord run, Span span) {
    this.run = run;
    this.time = Picture.time(span);
  }

  Element svg() {
    double most =
        run.money().stream()
            .flatMap(sample -> Arrays.stream(MoneyClass.values()).map(one -> one.of(sample)))
            .mapToDouble(MoneyChart::yuan)
            .max()
            .orElse(0);
    Chart chart =
        new Chart(
                new Picture(
                    "money",
                    "Money in flight, in yuan",
                    "Shaded: faults. A mouse is told the sums of a moment, and the table below has"
                        + " them.",
                    time,
                    Chart.BOTTOM),
                time,
                ValueScale.linear(most, Chart.TOP, Chart.BOTTOM),
                value -> "¥" + Words.rate(value))
            .shade(run.faults());
    for (MoneyClass one : MoneyClass.values()) {
      chart.line(
          one.look(),
          run.money().stream()
              .<Point>map(sample -> new Point.Value(sample.at(), yuan(one.of(sample))))
              .toList());
    }
    for (int i = 0; i < run.money().size(); i++) {
      MoneySample sample = run.money().get(i);
      Instant next = i + 1 < run.money().size() ? run.money().get(i + 1).at() : time.span().to();
      chart.tell(sample.at(), next, words(sample));
    }
    return chart.svg();
  }

  private String words(MoneySample sample) {
    return Words.clock(time.span().since(sample.at()))
        + Arrays.stream(MoneyClass.values())
            .map(one -> one.words() + " " + Words.yuan(one.of(sample)))
            .collect(Collectors.joining(", ", ": ", ""));
  }

  private static double yuan(long fen) {
    return fen / 100.0;
  }
}
