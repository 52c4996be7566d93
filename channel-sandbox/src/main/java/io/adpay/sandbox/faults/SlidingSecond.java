package io.adpay.sandbox.faults;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The calls of one account within the last second. */
final class SlidingSecond {

  private static final long SECOND_NANOS = 1_000_000_000;

  private final ArrayDeque<Long> arrivals = new ArrayDeque<>();
  private final ArrayDeque<Long> admitted = new ArrayDeque<>();
  private int peak;

  /** Counts the call, and says whether the limit lets it through; null is no limit. */
  synchronized boolean admits(long nowNanos, @Nullable Integer limit) {
    forget(arrivals, nowNanos);
    arrivals.addLast(nowNanos);
    peak = Math.max(peak, arrivals.size());
    forget(admitted, nowNanos);
    if (limit != null && admitted.size() >= limit) {
      return false;
    }
    admitted.addLast(nowNanos);
    return true;
  }

  /** The most calls that came within any second, let through or not. */
  synchronized int peak() {
    return peak;
  }

  private static void forget(ArrayDeque<Long> times, long nowNanos) {
    while (!times.isEmpty() && nowNanos - times.getFirst() >= SECOND_NANOS) {
      times.removeFirst();
    }
  }
}
