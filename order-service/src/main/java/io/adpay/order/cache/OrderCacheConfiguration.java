package io.adpay.order.cache;

import io.adpay.common.queue.DelayQueue;
import io.adpay.common.redis.RedisGuard;
import io.adpay.order.upkeep.RepeatedWork;
import java.time.Clock;
import org.redisson.api.RedissonClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The cache, and what runs by itself to keep it honest. */
@Configuration(proxyBeanMethods = false)
class OrderCacheConfiguration {

  @Bean
  DelayQueue orderCacheDeletes(RedissonClient redisson, RedisGuard guard) {
    return new DelayQueue("order-cache-deletes", redisson, guard);
  }

  @Bean
  OrderCache orderCache(
      RedissonClient redisson,
      RedisGuard guard,
      DelayQueue orderCacheDeletes,
      Clock clock,
      OrderCacheProperties properties) {
    return new OrderCache(redisson, guard, orderCacheDeletes, clock, properties);
  }

  @Bean
  RepeatedWork orderCacheSecondDeletes(
      DelayQueue orderCacheDeletes, OrderCache cache, OrderCacheProperties properties) {
    var deleteAgain = new DeleteAgain(orderCacheDeletes, cache, properties);
    return new RepeatedWork("order-cache-deletes", properties.poll(), deleteAgain::run);
  }

  @Bean
  RepeatedWork orderCacheSweep(
      OrderCache cache, JdbcClient jdbc, Clock clock, OrderCacheProperties properties) {
    var sweep = new SweepCache(jdbc, cache, clock, properties);
    return new RepeatedWork("order-cache-sweep", properties.sweep(), sweep::run);
  }
}
