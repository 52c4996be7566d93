package io.adpay.common.testing;

import io.adpay.common.redis.RedisGuard;
import io.adpay.engines.RedisAddress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;

/** A node's connection to a Redis, as a service has it, with what it counts. */
public final class TestRedis implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 3_000;

  public final RedissonClient redisson;
  public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  public final RedisGuard guard = new RedisGuard(Duration.ofMillis(200), meters);

  public TestRedis(RedisAddress address, Duration watchdog) {
    var config = new Config();
    config.setLazyInitialization(true);
    config.setCodec(StringCodec.INSTANCE);
    config.setLockWatchdogTimeout(watchdog.toMillis());
    config
        .useSingleServer()
        .setAddress("redis://" + address.host() + ":" + address.port())
        .setConnectTimeout(TIMEOUT_MILLIS)
        .setTimeout(TIMEOUT_MILLIS)
        .setRetryAttempts(0)
        .setConnectionPoolSize(32)
        .setConnectionMinimumIdleSize(2);
    redisson = Redisson.create(config);
  }

  public TestRedis(RedisAddress address) {
    this(address, Duration.ofSeconds(30));
  }

  @Override
  public void close() {
    redisson.shutdown();
  }
}
