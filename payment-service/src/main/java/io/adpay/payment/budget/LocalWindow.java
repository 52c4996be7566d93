package io.adpay.payment.budget;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * The calls of this node alone, by the same rules as {@link SharedWindow}, for the time in which
 * Redis is away. It counts what Redis has granted to this node too, so that a node which has just
 * spent much begins with little.
 */
final class LocalWindow {

  private final BudgetProperties properties;
  private final LongSupplier nanoClock;
  private final Map<CallKind, Deque<Long>> calls = new EnumMap<>(CallKind.class);
  private final Map<CallKind, Long> wanted = new EnumMap<>(CallKind.class);
  private long coolUntil;
  private long lastOwnGrant;
  private boolean granted;

  LocalWindow(BudgetProperties properties, LongSupplier nanoClock) {
    this.properties = properties;
    this.nanoClock = nanoClock;
    this.coolUntil = nanoClock.getAsLong();
    for (CallKind kind : CallKind.values()) {
      calls.put(kind, new ArrayDeque<>());
    }
  }

  /** Notes a call that Redis has granted. */
  synchronized void note(CallKind kind) {
    long now = nanoClock.getAsLong();
    forget(now);
    of(kind).addLast(now);
  }

  /** How long after its last own grant this node must still leave Redis' window alone. */
  synchronized Duration untilSharedAgain() {
    long rest = granted ? lastOwnGrant + window() - nanoClock.getAsLong() : 0;
    return rest > 0 ? Duration.ofNanos(rest) : Duration.ZERO;
  }

  /** Takes a token: zero if there was one, else how long to wait before trying again. */
  synchronized Duration take(CallKind kind) {
    long now = nanoClock.getAsLong();
    forget(now);
    if (coolUntil - now > 0) {
      return refuse(kind, now, coolUntil - now);
    }
    int limit = properties.limitOfOneNode();
    int total = calls.values().stream().mapToInt(Deque::size).sum();
    if (total >= limit) {
      return refuse(kind, now, oldest(now) + window() - now);
    }
    if (of(kind).size() >= properties.sure(kind, limit)) {
      int reserved = 0;
      for (CallKind other : CallKind.values()) {
        Long mark = wanted.get(other);
        if (other != kind && mark != null && now - mark < SharedWindow.WANTED.toNanos()) {
          if (other.isMoreUrgentThan(kind)) {
            return refuse(kind, now, window() / SharedWindow.SLICES);
          }
          reserved += Math.max(0, properties.sure(other, limit) - of(other).size());
        }
      }
      if (total + reserved >= limit) {
        return refuse(kind, now, window() / SharedWindow.SLICES);
      }
    }
    of(kind).addLast(now);
    wanted.remove(kind);
    lastOwnGrant = now;
    granted = true;
    return Duration.ZERO;
  }

  /** Lets nobody call for a moment. */
  synchronized void coolDown() {
    coolUntil = nanoClock.getAsLong() + properties.coolDown().toNanos();
  }

  private Duration refuse(CallKind kind, long now, long waitNanos) {
    wanted.put(kind, now);
    return Duration.ofNanos(Math.max(1_000_000, waitNanos));
  }

  private void forget(long now) {
    for (Deque<Long> times : calls.values()) {
      while (!times.isEmpty() && now - times.peekFirst() >= window()) {
        times.removeFirst();
      }
    }
  }

  private long oldest(long now) {
    return calls.values().stream()
        .filter(times -> !times.isEmpty())
        .mapToLong(Deque::peekFirst)
        .min()
        .orElse(now);
  }

  private Deque<Long> of(CallKind kind) {
    return Objects.requireNonNull(calls.get(kind));
  }

  private long window() {
    return properties.window().toNanos();
  }
}
