package io.adpay.payment.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes tasks where they wait and gives each to a worker of its own, a bounded number at a time. A
 * worker that fails loses nothing: whoever lends the tasks takes them back when their lease is
 * over.
 *
 * @param <T> what a task is
 */
public final class WorkLoop<T> implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(WorkLoop.class);
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(20);

  private final String name;
  private final int workers;
  private final Duration idle;
  private final IntFunction<List<T>> source;
  private final Consumer<T> work;
  private final Semaphore places;
  private final Semaphore bell = new Semaphore(0);
  private @Nullable Thread dispatcher;

  /**
   * @param workers how many tasks are in hand at once
   * @param idle how long to rest where there was nothing to take
   * @param source gives up to so many tasks, without waiting for any
   * @param work does one task
   */
  public WorkLoop(
      String name, int workers, Duration idle, IntFunction<List<T>> source, Consumer<T> work) {
    this.name = name;
    this.workers = workers;
    this.idle = idle;
    this.source = source;
    this.work = work;
    this.places = new Semaphore(workers);
  }

  /** Says that there may be something to take. */
  public void wake() {
    bell.release();
  }

  /** How many tasks are in hand. */
  public int busy() {
    return workers - places.availablePermits();
  }

  @Override
  public synchronized void start() {
    if (dispatcher == null) {
      dispatcher = Thread.ofPlatform().name(name).daemon().start(this::dispatchUntilStopped);
    }
  }

  /** Takes nothing more, and gives those at work a while to finish. */
  @Override
  public synchronized void stop() {
    Thread running = dispatcher;
    if (running == null) {
      return;
    }
    running.interrupt();
    try {
      running.join(LONGEST_FAREWELL);
      if (places.tryAcquire(workers, LONGEST_FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
        places.release(workers);
      } else {
        log.warn("{} leaves {} tasks in hand; their leases will run out", name, busy());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    dispatcher = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return dispatcher != null;
  }

  private void dispatchUntilStopped() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        if (dispatchOnce() == 0 && bell.tryAcquire(idle.toMillis(), TimeUnit.MILLISECONDS)) {
          bell.drainPermits();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private int dispatchOnce() throws InterruptedException {
    places.acquire();
    int free = 1 + places.drainPermits();
    List<T> tasks = List.of();
    try {
      tasks = source.apply(free);
    } catch (RuntimeException | Error e) {
      log.warn("{} could not take tasks; the next try follows", name, e);
    }
    places.release(free - tasks.size());
    for (T task : tasks) {
      Thread.ofVirtual().name(name + "-worker").start(() -> workOn(task));
    }
    return tasks.size();
  }

  private void workOn(T task) {
    try {
      work.accept(task);
    } catch (RuntimeException | Error e) {
      log.error("{} could not finish {}", name, task, e);
    } finally {
      places.release();
    }
  }
}
