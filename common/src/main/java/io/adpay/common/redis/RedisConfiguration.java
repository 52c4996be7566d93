package io.adpay.common.redis;

import io.micrometer.core.instrument.MeterRegistry;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives a service its connection to Redis; the service starts and works without one too. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RedisProperties.class)
public class RedisConfiguration {

  @Bean(destroyMethod = "shutdown")
  RedissonClient redisson(RedisProperties redis) {
    var config = new Config();
    config.setLazyInitialization(true);
    config.setCodec(StringCodec.INSTANCE);
    config.setLockWatchdogTimeout(redis.watchdog().toMillis());
    config.setPassword(redis.password());
    config
        .useSingleServer()
        .setAddress("redis://" + redis.host() + ":" + redis.port())
        .setConnectTimeout((int) redis.timeout().toMillis())
        .setTimeout((int) redis.timeout().toMillis())
        .setRetryAttempts(0)
        .setConnectionPoolSize(32)
        .setConnectionMinimumIdleSize(4);
    return Redisson.create(config);
  }

  @Bean
  RedisGuard redisGuard(RedisProperties redis, MeterRegistry meters) {
    return new RedisGuard(redis.pause(), meters);
  }
}
