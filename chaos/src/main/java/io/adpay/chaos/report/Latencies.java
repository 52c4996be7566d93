package io.adpay.chaos.report;

import io.adpay.chaos.journal.Call;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long calls took, answered or not. Every one is kept, so the percentiles are exact: the
 * smallest of the lengths that so many percent of the calls did not exceed.
 */
final class Latencies {

  private final List<Duration> sorted;

  private Latencies(List<Duration> sorted) {
    this.sorted = sorted;
  }

  static Latencies of(List<Call> calls) {
    return new Latencies(calls.stream().map(Call::took).sorted().toList());
  }

  /** Empty where there was no call. */
  Optional<Duration> percentile(int percent) {
    if (sorted.isEmpty()) {
      return Optional.empty();
    }
    long rank = Math.ceilDiv((long) percent * sorted.size(), 100);
    return Optional.of(sorted.get((int) Math.max(rank, 1) - 1));
  }

  String words(int percent) {
    return percentile(percent).map(Words::latency).orElse("–");
  }
}
