package io.adpay.withdraw.upkeep;

import io.adpay.withdraw.withdrawal.StepBell;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Takes the steps that are due for as long as the node runs, a bounded number at a time. */
@Component
final class StepLoop implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(StepLoop.class);
  private static final Duration FAREWELL = Duration.ofSeconds(20);

  private final DueSteps steps;
  private final TakeStep takeStep;
  private final StepBell bell;
  private final UpkeepProperties properties;
  private final Semaphore places;

  private @Nullable Thread thread;

  StepLoop(DueSteps steps, TakeStep takeStep, StepBell bell, UpkeepProperties properties) {
    this.steps = steps;
    this.takeStep = takeStep;
    this.bell = bell;
    this.properties = properties;
    this.places = new Semaphore(properties.workers());
  }

  @Override
  public synchronized void start() {
    if (thread == null) {
      thread = Thread.ofPlatform().name("withdrawal-steps").daemon().start(this::runUntilStopped);
    }
  }

  /** Begins no further step, and gives those at work a while to end. */
  @Override
  public synchronized void stop() {
    Thread running = thread;
    thread = null;
    if (running == null) {
      return;
    }
    running.interrupt();
    try {
      running.join(FAREWELL);
      if (places.tryAcquire(properties.workers(), FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
        places.release(properties.workers());
      } else {
        log.warn("Some steps did not end in time; their leases will run out by themselves");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }

  private void runUntilStopped() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        if (begin() == 0) {
          bell.await(properties.poll());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Begins as many steps as are due and find a place; tells how many. */
  private int begin() throws InterruptedException {
    places.acquire();
    int free = 1 + places.drainPermits();
    List<Step> taken = List.of();
    try {
      taken = steps.claim(free);
    } catch (RuntimeException | Error e) {
      log.warn("No steps could be claimed; the next try follows", e);
    } finally {
      places.release(free - taken.size());
    }
    taken.forEach(step -> Thread.ofVirtual().name("withdrawal-step").start(() -> takeOne(step)));
    return taken.size();
  }

  private void takeOne(Step step) {
    try {
      takeStep.take(step);
    } catch (RuntimeException | Error e) {
      log.error("The {} did not come to an end", step, e);
    } finally {
      places.release();
    }
  }
}
