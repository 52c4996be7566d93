package io.adpay.chaos.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The threads on which the clients act, and what went wrong on them that never should. */
final class Crew {

  private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger sentAway = new AtomicInteger();

  /** Acts on a thread of its own until it ends or is stopped. */
  void start(String name, Runnable act) {
    threads.add(Thread.ofVirtual().name(name).start(() -> run(act)));
  }

  /**
   * Waits for all that were started since the last time.
   *
   * @return whether each came to the end of what it had to do, and none was stopped before
   * @throws IllegalStateException when one of them failed, which is nobody's fault but the
   *     harness's
   */
  boolean join() {
    try {
      for (Thread thread = threads.poll(); thread != null; thread = threads.poll()) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the clients end", e);
    }
    if (!failures.isEmpty()) {
      var failure = new IllegalStateException(failures.size() + " clients failed");
      failures.forEach(failure::addSuppressed);
      failure.initCause(failures.peek());
      throw failure;
    }
    return sentAway.getAndSet(0) == 0;
  }

  /** Does these at once, and gives what they give, in their order. */
  static <T> List<T> together(List<Supplier<T>> acts) {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> futures = acts.stream().map(act -> executor.submit(act::get)).toList();
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof StoppedException stopped
          ? stopped
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for one another", e);
    }
  }

  private void run(Runnable act) {
    try {
      act.run();
    } catch (StoppedException end) {
      sentAway.incrementAndGet();
    } catch (Throwable failure) {
      failures.add(failure);
    }
  }
}
