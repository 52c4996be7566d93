package io.adpay.common.lock;

import io.adpay.common.redis.RedisGuard;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.redisson.api.RLock;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serialises work on one key over all nodes. A watchdog extends the lock's lease while the work
 * runs; when the process dies the lease runs out.
 *
 * <p>It is there to keep writers from colliding, not to keep money right: where the lock can't be
 * had, the work runs all the same, counted under {@code adpay.lock.bypassed}, and the database
 * refuses whoever comes second. So the work must open and commit its transaction inside, and must
 * never wait for the network.
 */
public final class KeyedLock {

  private static final Logger log = LoggerFactory.getLogger(KeyedLock.class);

  private final RedissonClient redisson;
  private final RedisGuard guard;
  private final MeterRegistry meters;

  public KeyedLock(RedissonClient redisson, RedisGuard guard, MeterRegistry meters) {
    this.redisson = redisson;
    this.guard = guard;
    this.meters = meters;
  }

  /**
   * Runs the work under the lock.
   *
   * @param patience how long to wait for the lock before working without it
   */
  public <T> T around(String key, Duration patience, Supplier<T> work) {
    RLock lock = redisson.getLock("adpay:lock:" + key);
    boolean held = guard.attempt("lock", () -> acquired(lock, patience)).orElse(false);
    if (!held) {
      meters.counter("adpay.lock.bypassed").increment();
    }
    try {
      return work.get();
    } finally {
      if (held) {
        release(lock, key);
      }
    }
  }

  private static boolean acquired(RLock lock, Duration patience) {
    try {
      return lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void release(RLock lock, String key) {
    try {
      // Never skipped, even while Redis is left alone: the watchdog would hold the lock for ever.
      lock.unlock();
    } catch (IllegalMonitorStateException e) {
      meters.counter("adpay.lock.lost").increment();
      log.warn("The lock on {} was lost while the work ran; the database had the last word", key);
    } catch (RedisException e) {
      log.warn("The lock on {} could not be given back; its lease runs out: {}", key, e.toString());
    }
  }
}
