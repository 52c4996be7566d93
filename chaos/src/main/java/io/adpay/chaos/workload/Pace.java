package io.adpay.chaos.workload;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * When the clients may call: so often in a second, all together, first come, first served. Whoever
 * waits here is sent away when the workload stops, so that it stops soon and between two calls.
 */
final class Pace {

  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition stopped = lock.newCondition();
  private final double leisure;
  private long intervalNanos;
  private long nextSlotNanos = System.nanoTime();
  private long endNanos = Long.MAX_VALUE;
  private boolean running = true;

  /**
   * A pace.
   *
   * @param callsPerSecond of all together
   * @param leisure by how much longer than in life people pause
   */
  Pace(double callsPerSecond, double leisure) {
    this.leisure = leisure;
    this.intervalNanos = interval(callsPerSecond);
  }

  /**
   * Waits until a client may call.
   *
   * @param calls how many it makes then, at once
   * @throws StoppedException when it may no more
   */
  void admit(int calls) {
    lock.lock();
    try {
      long slot = Math.max(System.nanoTime(), nextSlotNanos);
      nextSlotNanos = slot + calls * intervalNanos;
      waitUntil(slot);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Pauses as people do.
   *
   * @param length in life
   * @throws StoppedException when the workload stops meanwhile
   */
  void pause(Duration length) {
    holdOff(Duration.ofNanos((long) (length.toNanos() * leisure)));
  }

  /**
   * Waits just so long without wanting to call.
   *
   * @throws StoppedException when the workload stops meanwhile
   */
  void holdOff(Duration length) {
    lock.lock();
    try {
      waitUntil(System.nanoTime() + length.toNanos());
    } finally {
      lock.unlock();
    }
  }

  /** Sends away all who wait, and all who come. */
  void stop() {
    lock.lock();
    try {
      running = false;
      stopped.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Goes on, at another speed and for so long at most. */
  void goOn(double callsPerSecond, Duration atMost) {
    lock.lock();
    try {
      running = true;
      intervalNanos = interval(callsPerSecond);
      nextSlotNanos = System.nanoTime();
      endNanos = nextSlotNanos + atMost.toNanos();
    } finally {
      lock.unlock();
    }
  }

  private void waitUntil(long moment) {
    try {
      while (true) {
        long now = System.nanoTime();
        if (!running || now >= endNanos) {
          throw new StoppedException();
        }
        if (now >= moment) {
          return;
        }
        long _ = stopped.awaitNanos(Math.min(moment, endNanos) - now);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting to call", e);
    }
  }

  private static long interval(double callsPerSecond) {
    return (long) (NANOS_PER_SECOND / callsPerSecond);
  }
}
