package io.adpay.withdraw.withdrawal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Rings when this node has written down that a withdrawal has a next step. Only a hint: another
 * node's work rings none here, so whoever listens looks at the database from time to time as well.
 */
@Component
public final class StepBell {

  private final Semaphore rings = new Semaphore(0);

  /** Rings it. */
  void ring() {
    rings.release();
  }

  /** Waits for it to ring, or until the time is over. */
  public void await(Duration atMost) throws InterruptedException {
    if (rings.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      rings.drainPermits();
    }
  }
}
