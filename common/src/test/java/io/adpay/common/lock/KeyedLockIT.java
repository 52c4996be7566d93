package io.adpay.common.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.common.testing.TestRedis;
import io.adpay.engines.PrivateRedis;
import io.adpay.engines.TestEngines;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redisson.client.RedisException;

class KeyedLockIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration WATCHDOG = Duration.ofMillis(600);

  private final String key = "uid-" + UUID.randomUUID();
  private TestRedis redis;
  private KeyedLock lock;

  @BeforeEach
  void connect() {
    redis = new TestRedis(TestEngines.redis(), WATCHDOG);
    lock = lockOn(redis);
  }

  @AfterEach
  void close() {
    redis.close();
  }

  @Test
  void workOnOneKeyIsDoneOneAfterTheOther() {
    int[] balance = {0};
    try (TestRedis otherNode = new TestRedis(TestEngines.redis(), WATCHDOG);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 60; i++) {
        KeyedLock node = i % 2 == 0 ? lock : lockOn(otherNode);
        var _ =
            threads.submit(
                () ->
                    node.around(
                        key,
                        PATIENCE,
                        () -> {
                          int before = balance[0];
                          LockSupport.parkNanos(10_000);
                          balance[0] = before + 50;
                          return before;
                        }));
      }
    }

    assertThat(balance[0]).isEqualTo(3_000);
    assertThat(counted(redis, "adpay.lock.bypassed")).isZero();
  }

  @Test
  void theWatchdogKeepsTheLockWhileTheWorkLasts() {
    var inside = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    try (TestRedis otherNode = new TestRedis(TestEngines.redis(), WATCHDOG);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var _ =
          threads.submit(
              () ->
                  lock.around(
                      key,
                      PATIENCE,
                      () -> {
                        inside.countDown();
                        await(mayEnd);
                        return 1;
                      }));
      await(inside);

      lockOn(otherNode).around(key, WATCHDOG.multipliedBy(3), () -> 2);

      assertThat(counted(otherNode, "adpay.lock.bypassed")).isEqualTo(1);
      mayEnd.countDown();
    }
    assertThat(counted(redis, "adpay.lock.lost")).isZero();
  }

  @Test
  void theLockOfADeadNodeRunsOut() {
    TestRedis dying = new TestRedis(TestEngines.redis(), WATCHDOG);
    try {
      assertThat(dying.redisson.getLock("adpay:lock:" + key).tryLock()).isTrue();
    } finally {
      dying.close();
    }

    assertThat(lock.around(key, PATIENCE, () -> "done")).isEqualTo("done");

    assertThat(counted(redis, "adpay.lock.bypassed")).isZero();
  }

  @Test
  void aLockThatIsLostMeanwhileIsCountedAndTheWorkStands() {
    String result =
        lock.around(
            key,
            PATIENCE,
            () -> {
              redis.redisson.getKeys().delete("adpay:lock:" + key);
              return "done";
            });

    assertThat(result).isEqualTo("done");
    assertThat(counted(redis, "adpay.lock.lost")).isEqualTo(1);
  }

  @Test
  void aFailureOfTheWorkGivesTheLockBack() {
    assertThatThrownBy(
            () ->
                lock.around(
                    key,
                    PATIENCE,
                    () -> {
                      throw new IllegalStateException("the work failed");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(redis.redisson.getLock("adpay:lock:" + key).isLocked()).isFalse();
  }

  @Test
  void theLockIsGivenBackEvenWhileRedisIsLeftAlone() {
    lock.around(
        key,
        PATIENCE,
        () -> {
          for (int failure = 0; failure < 4; failure++) {
            redis.guard.tryRun(
                "something else",
                () -> {
                  throw new RedisException("no answer");
                });
          }
          assertThat(redis.guard.isAvailable()).isFalse();
          return "done";
        });

    assertThat(redis.redisson.getLock("adpay:lock:" + key).isLocked()).isFalse();
  }

  @Test
  void withRedisAwayTheWorkIsDoneWithoutTheLockAndCounted() {
    try (PrivateRedis own = TestEngines.startPrivateRedis();
        TestRedis connection = new TestRedis(own.address(), WATCHDOG)) {
      KeyedLock lonely = lockOn(connection);
      lonely.around(key, PATIENCE, () -> "before");
      double before = counted(connection, "adpay.lock.bypassed");
      own.stop();

      assertThat(lonely.around(key, PATIENCE, () -> "done")).isEqualTo("done");
      assertThat(counted(connection, "adpay.lock.bypassed")).isEqualTo(before + 1);

      own.startEmpty();
      Awaitility.await()
          .until(
              () -> {
                double bypassed = counted(connection, "adpay.lock.bypassed");
                lonely.around(key, PATIENCE, () -> "again");
                return counted(connection, "adpay.lock.bypassed") == bypassed;
              });
    }
  }

  @Test
  void aRedisThatGoesAwayInTheMiddleDoesNotUndoTheWork() throws Exception {
    try (PrivateRedis own = TestEngines.startPrivateRedis();
        TestRedis connection = new TestRedis(own.address(), WATCHDOG);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<String> work =
          threads.submit(
              () ->
                  lockOn(connection)
                      .around(
                          key,
                          PATIENCE,
                          () -> {
                            own.kill();
                            return "done";
                          }));

      assertThat(work.get(20, TimeUnit.SECONDS)).isEqualTo("done");
    }
  }

  private static KeyedLock lockOn(TestRedis redis) {
    return new KeyedLock(redis.redisson, redis.guard, redis.meters);
  }

  private static double counted(TestRedis redis, String counter) {
    return redis.meters.counter(counter).count();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
