package io.adpay.order.cache;

import io.adpay.common.queue.DelayQueue;
import io.adpay.common.redis.RedisGuard;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import org.redisson.api.RBucket;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Orders in Redis, as texts that the reader understands. A reader who misses asks the database and
 * fills; a writer commits and then deletes, and lets the key be deleted once more a little later,
 * for the reader who read before the commit and fills after it.
 */
public final class OrderCache {

  private final RedissonClient redisson;
  private final RedisGuard guard;
  private final DelayQueue secondDeletes;
  private final Clock clock;
  private final OrderCacheProperties properties;

  OrderCache(
      RedissonClient redisson,
      RedisGuard guard,
      DelayQueue secondDeletes,
      Clock clock,
      OrderCacheProperties properties) {
    this.redisson = redisson;
    this.guard = guard;
    this.secondDeletes = secondDeletes;
    this.clock = clock;
    this.properties = properties;
  }

  /** What is kept of an order; nothing where Redis has none or does not answer. */
  public Optional<String> find(long orderNo) {
    return guard
        .attempt("order-cache", () -> Optional.ofNullable(bucket(orderNo).get()))
        .flatMap(kept -> kept);
  }

  /** Keeps what a reader has found in the database. */
  public void fill(long orderNo, String text) {
    guard.tryRun("order-cache", () -> bucket(orderNo).set(text, properties.timeToLive()));
  }

  /**
   * Forgets an order as soon as the caller's transaction has changed it, and once more later.
   *
   * @param version the order's after the change: each change has a second delete of its own
   */
  public void forgetAfterCommit(long orderNo, long version) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            secondDeletes.scheduleIfAbsent(
                new SecondDelete(orderNo, version).task(),
                clock.instant().plus(properties.secondDelete()));
            guard.tryRun("order-cache", () -> bucket(orderNo).delete());
          }
        });
  }

  /** Deletes keys; false where Redis did not answer. */
  boolean delete(Collection<Long> orderNumbers) {
    String[] keys = orderNumbers.stream().map(OrderCache::key).toArray(String[]::new);
    return guard.tryRun("order-cache", () -> redisson.getKeys().delete(keys));
  }

  private RBucket<String> bucket(long orderNo) {
    return redisson.getBucket(key(orderNo), StringCodec.INSTANCE);
  }

  private static String key(long orderNo) {
    return "adpay:order:" + orderNo;
  }
}
