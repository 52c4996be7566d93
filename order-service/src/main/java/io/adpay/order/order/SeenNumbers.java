package io.adpay.order.order;

import io.adpay.common.ordernumber.NumberLayout;
import io.adpay.common.redis.RedisGuard;
import java.time.temporal.ChronoUnit;
import org.redisson.api.RSet;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.springframework.stereotype.Component;

/**
 * The numbers that were given out lately, in Redis, a set for each hour in which they were made. It
 * catches a number that is made twice before it reaches the database, whose key has the last word:
 * where Redis does not answer, every number counts as new.
 */
@Component
final class SeenNumbers {

  private final RedissonClient redisson;
  private final RedisGuard guard;
  private final OrderProperties properties;

  SeenNumbers(RedissonClient redisson, RedisGuard guard, OrderProperties properties) {
    this.redisson = redisson;
    this.guard = guard;
    this.properties = properties;
  }

  /** Remembers the number; false where it was there already. */
  boolean addIfNew(long orderNo) {
    return guard.attempt("order-numbers", () -> added(orderNo)).orElse(true);
  }

  private boolean added(long orderNo) {
    RSet<String> hour =
        redisson.getSet(
            "adpay:order-numbers:" + NumberLayout.madeAt(orderNo).truncatedTo(ChronoUnit.HOURS),
            StringCodec.INSTANCE);
    boolean isNew = hour.add(Long.toString(orderNo));
    hour.expire(properties.numbersSeen());
    return isNew;
  }
}
