package io.adpay.wallet.ledger;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** What is done between two tries. */
@FunctionalInterface
interface Backoff {

  /** Lets others go first; called after so many tries, from 1. */
  void after(int tries);

  /** Waits for a random time, up to a bound that doubles with each try. */
  static Backoff jittered(Duration first, Duration longest) {
    return tries -> {
      long doubled = first.toNanos() << Math.min(tries - 1, 20);
      LockSupport.parkNanos(
          ThreadLocalRandom.current().nextLong(1 + Math.min(doubled, longest.toNanos())));
    };
  }
}
