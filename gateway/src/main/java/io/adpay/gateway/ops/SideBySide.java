package io.adpay.gateway.ops;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks several at once and waits for all. */
final class SideBySide implements AutoCloseable {

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("ops-", 0).factory());

  /** The answers in the order of the questions; a question's failure is thrown on. */
  <T> List<T> ask(List<Callable<T>> questions) throws InterruptedException {
    return threads.invokeAll(questions).stream().map(SideBySide::answer).toList();
  }

  private static <T> T answer(Future<T> done) {
    try {
      return done.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted after all had answered", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
