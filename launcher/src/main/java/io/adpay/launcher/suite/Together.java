package io.adpay.launcher.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Doing the same with several nodes at once. */
final class Together {
  private Together() {}

  /**
   * Returns when it is done with all of them. The first failure interrupts the rest, and is thrown
   * when they have ended too.
   */
  static void forEach(List<Node> nodes, Consumer<Node> act) {
    RuntimeException failure = null;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletionService<Node> results = new ExecutorCompletionService<>(threads);
      List<Node> pending = new ArrayList<>(nodes);
      nodes.forEach(node -> results.submit(() -> act.accept(node), node));
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
