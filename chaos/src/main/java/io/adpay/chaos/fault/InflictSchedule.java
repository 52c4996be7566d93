package io.adpay.chaos.fault;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Has a schedule happen. Whatever was begun is ended, however this comes to its own end: each fault
 * has a thread that waits for its time and undoes what it did.
 */
public final class InflictSchedule {

  /** Is told as it happens, by several threads. */
  public interface Watcher {
    /** A fault is in force. */
    void begun(PlannedFault fault);

    /** All is as it was before. */
    void ended(PlannedFault fault);
  }

  /** A fault could not be inflicted, or not be undone: what the run shows then says little. */
  public static final class InflictionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InflictionException(PlannedFault fault, Throwable cause) {
      super("could not %s: %s".formatted(fault.words(), cause.getMessage()), cause);
    }
  }

  private final Reach reach;
  private final Clock clock;
  private final Watcher watcher;
  private final List<Infliction> inflictions;
  private final List<InflictionException> failures =
      Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch brokenOff = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);

  /**
   * With nothing inflicted yet.
   *
   * @param schedule what is to happen
   * @param reach to whom
   * @param clock for the times that are written down
   * @param watcher who is told
   */
  public InflictSchedule(Schedule schedule, Reach reach, Clock clock, Watcher watcher) {
    this.reach = reach;
    this.clock = clock;
    this.watcher = watcher;
    this.inflictions =
        new ArrayList<>(
            schedule.faults().stream().map(fault -> new Infliction(fault, null, null)).toList());
  }

  /**
   * Lets it all happen, and returns when the last fault is undone.
   *
   * @throws InflictionException the first of them; then nothing more was begun
   */
  public void run() {
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < inflictions.size(); i++) {
        int number = i;
        threads.execute(() -> inflict(number, start));
      }
    } finally {
      over.countDown();
    }
    synchronized (failures) {
      if (!failures.isEmpty()) {
        InflictionException first = failures.getFirst();
        failures.stream().skip(1).forEach(first::addSuppressed);
        throw first;
      }
    }
  }

  /** Begins nothing more and ends what was begun. */
  public void breakOff() {
    brokenOff.countDown();
  }

  /**
   * Waits until a run that goes on in another thread has undone everything.
   *
   * @return whether it did in time
   */
  public boolean awaitEnd(Duration atMost) {
    try {
      return over.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What has become of each fault by now, in the order of the schedule. */
  public List<Infliction> inflictions() {
    synchronized (inflictions) {
      return List.copyOf(inflictions);
    }
  }

  private void inflict(int number, long startNanos) {
    PlannedFault planned = inflictions().get(number).planned();
    if (isBrokenOffBefore(startNanos + planned.begin().toNanos())) {
      return;
    }
    try {
      attempt(planned, () -> planned.fault().begin(reach));
      note(number, inflictions().get(number).begun(clock.instant()));
      watcher.begun(planned);
      boolean _ = isBrokenOffBefore(System.nanoTime() + planned.lasting().toNanos());
    } catch (InflictionException failure) {
      fail(failure);
    }
    try {
      attempt(planned, () -> planned.fault().end(reach));
      if (inflictions().get(number).begunAt() != null) {
        note(number, inflictions().get(number).ended(clock.instant()));
        watcher.ended(planned);
      }
    } catch (InflictionException failure) {
      fail(failure);
    }
  }

  private static void attempt(PlannedFault planned, Runnable act) {
    try {
      act.run();
    } catch (RuntimeException | Error e) {
      throw new InflictionException(planned, e);
    }
  }

  private void fail(InflictionException failure) {
    failures.add(failure);
    breakOff();
  }

  private void note(int number, Infliction infliction) {
    synchronized (inflictions) {
      inflictions.set(number, infliction);
    }
  }

  /** Waits until then. */
  private boolean isBrokenOffBefore(long nanoTime) {
    try {
      return brokenOff.await(nanoTime - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
