package io.adpay.order.upkeep;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does the same work again and again on a thread of its own, with a pause between, so that slow
 * work of one kind holds up no other. A failure is logged and the next turn follows.
 */
public final class RepeatedWork implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(RepeatedWork.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String name;
  private final Duration pause;
  private final Runnable work;

  private @Nullable Thread thread;

  /**
   * @param name the thread's name
   * @param pause between the end of one turn and the start of the next
   */
  public RepeatedWork(String name, Duration pause, Runnable work) {
    this.name = name;
    this.pause = pause;
    this.work = work;
  }

  @Override
  public synchronized void start() {
    thread = Thread.ofPlatform().name(name).daemon().start(this::repeat);
  }

  @Override
  public synchronized void stop() {
    Thread running = thread;
    thread = null;
    if (running == null) {
      return;
    }
    running.interrupt();
    try {
      if (!running.join(PATIENCE)) {
        log.warn("{} did not end in time; its claims will run out by themselves", name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }

  private void repeat() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        work.run();
      } catch (RuntimeException | Error e) {
        log.warn("{} failed; the next turn follows", name, e);
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
