package io.adpay.launcher.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Doing the same with several parts at once. */
final class Together {
  private Together() {}

  /**
   * Returns when it is done with all of them. The first failure interrupts the rest, and is thrown
   * when they have ended too.
   */
  static void forEach(List<Part> parts, Consumer<Part> act) {
    RuntimeException failure = null;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletionService<Part> results = new ExecutorCompletionService<>(threads);
      List<Part> pending = new ArrayList<>(parts);
      parts.forEach(part -> results.submit(() -> act.accept(part), part));
      while (failure == null && !pending.isEmpty()) {
        try {
          pending.remove(results.take().get());
        } catch (ExecutionException e) {
          failure =
              e.getCause() instanceof RuntimeException cause
                  ? cause
                  : new IllegalStateException(e.getCause());
          threads.shutdownNow();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          failure = new StartFailure("interrupted");
          threads.shutdownNow();
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
