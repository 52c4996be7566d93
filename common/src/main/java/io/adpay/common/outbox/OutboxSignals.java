package io.adpay.common.outbox;

import io.adpay.common.servicecall.SuiteService;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes a destination's relay when a fact was committed in this process. */
final class OutboxSignals {

  private final Map<SuiteService, Semaphore> bells = new EnumMap<>(SuiteService.class);

  OutboxSignals() {
    for (SuiteService service : SuiteService.values()) {
      bells.put(service, new Semaphore(0));
    }
  }

  void raise(SuiteService destination) {
    bell(destination).release();
  }

  /** Waits until a signal was raised since the last wait, or the time is over. */
  void await(SuiteService destination, Duration atMost) throws InterruptedException {
    Semaphore bell = bell(destination);
    if (bell.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      bell.drainPermits();
    }
  }

  private Semaphore bell(SuiteService destination) {
    return Objects.requireNonNull(bells.get(destination));
  }
}
