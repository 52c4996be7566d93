package io.adpay.common.lock;

import io.adpay.common.redis.RedisGuard;
import io.micrometer.core.instrument.MeterRegistry;
import org.redisson.api.RedissonClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives a service its {@link KeyedLock}, over the connection to Redis that it has. */
@Configuration(proxyBeanMethods = false)
public class LockConfiguration {

  @Bean
  KeyedLock keyedLock(RedissonClient redisson, RedisGuard guard, MeterRegistry meters) {
    return new KeyedLock(redisson, guard, meters);
  }
}
