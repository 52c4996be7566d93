package io.adpay.chaos.report;

import static java.util.stream.Collectors.groupingBy;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * Our calls in a stretch of time, the whole run in stretches of equal width. How many there were is
 * told by when they ended; how long they took, by when they began, since that is when a fault hit
 * them. What buyers do at the channel is no call on us.
 */
record Bucket(Instant from, Duration width, Map<Outcome, Integer> ended, Latencies begun) {

  private static final List<Integer> WIDTHS_SECONDS =
      List.of(1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400);

  /** The whole span in at most so many of them, as narrow as a second. */
  static List<Bucket> over(Span span, List<Call> calls, int atMost) {
    Duration width = width(span, atMost);
    Map<Long, List<Call>> ended = index(span, width, calls, c -> c.begunAt().plus(c.took()));
    Map<Long, List<Call>> begun = index(span, width, calls, Call::begunAt);
    return LongStream.range(0, Math.max(1, ceilDiv(span.length(), width)))
        .mapToObj(
            i ->
                new Bucket(
                    span.from().plus(width.multipliedBy(i)),
                    width,
                    byOutcome(ended.getOrDefault(i, List.of())),
                    Latencies.of(begun.getOrDefault(i, List.of()))))
        .toList();
  }

  /** How wide a bucket is where there may be so many. */
  static Duration width(Span span, int atMost) {
    return WIDTHS_SECONDS.stream()
        .map(Duration::ofSeconds)
        .filter(width -> ceilDiv(span.length(), width) <= atMost)
        .findFirst()
        .orElseGet(() -> Duration.ofSeconds(ceilDiv(span.length(), Duration.ofSeconds(atMost))));
  }

  double perSecond(Outcome outcome) {
    return ended.getOrDefault(outcome, 0) / (width.toMillis() / 1000.0);
  }

  double perSecond() {
    return ended.values().stream().mapToInt(Integer::intValue).sum() / (width.toMillis() / 1000.0);
  }

  Instant to() {
    return from.plus(width);
  }

  Instant middle() {
    return from.plus(width.dividedBy(2));
  }

  private static long ceilDiv(Duration length, Duration width) {
    return Math.ceilDiv(length.toMillis(), width.toMillis());
  }

  private static Map<Long, List<Call>> index(
      Span span, Duration width, List<Call> calls, Function<Call, Instant> moment) {
    long last = Math.max(0, ceilDiv(span.length(), width) - 1);
    return calls.stream()
        .filter(call -> call.kind() != CallKind.BUYER_PAYS)
        .collect(
            groupingBy(call -> Math.min(last, span.since(moment.apply(call)).dividedBy(width))));
  }

  private static Map<Outcome, Integer> byOutcome(List<Call> calls) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    calls.forEach(call -> counts.merge(Outcome.of(call), 1, Integer::sum));
    return counts;
  }
}
