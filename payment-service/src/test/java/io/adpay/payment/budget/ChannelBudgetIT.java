package io.adpay.payment.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.redis.RedisGuard;
import io.adpay.engines.PrivateRedis;
import io.adpay.engines.TestEngines;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

class ChannelBudgetIT {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private PrivateRedis redis;
  private final List<RedissonClient> clients = new ArrayList<>();
  private ChannelBudget one;
  private ChannelBudget other;

  @BeforeEach
  void twoNodes() {
    redis = TestEngines.startPrivateRedis();
    one = node();
    other = node();
  }

  @AfterEach
  void stop() {
    clients.forEach(RedissonClient::shutdown);
    redis.close();
  }

  @Test
  void twoNodesTogetherStayWithinTheLimitOfEverySlidingSecond() throws Exception {
    List<Long> granted = flood(CallKind.PAY, 200);

    assertThat(granted).hasSize(400);
    assertThat(mostInAnySecond(granted)).isLessThanOrEqualTo(100);
    long nanos = granted.getLast() - granted.getFirst();
    // 400 calls at 95 a second; a slower machine may take longer, but not for ever.
    assertThat(nanos).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(3000));
  }

  @Test
  void questionsGetTheirShareInAFloodOfPayments() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 300; i++) {
        threads.execute(() -> one.acquire(Channel.ALIPAY, CallKind.PAY, PATIENCE));
      }
      long start = System.nanoTime();
      List<Future<Boolean>> questions = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        questions.add(
            threads.submit(() -> other.acquire(Channel.ALIPAY, CallKind.QUERY, PATIENCE)));
      }
      for (Future<Boolean> question : questions) {
        assertThat(question.get()).isTrue();
      }
      // Forty at a share of 23 a second; last in a strict queue they would wait for over three.
      assertThat(System.nanoTime() - start).isLessThan(TimeUnit.MILLISECONDS.toNanos(3000));
    }
  }

  @Test
  void accountsHaveBudgetsOfTheirOwn() {
    one.coolDown(Channel.ALIPAY);

    assertThat(other.acquire(Channel.ALIPAY, CallKind.PAY, Duration.ZERO)).isFalse();
    assertThat(other.acquire(Channel.WECHAT, CallKind.PAY, Duration.ZERO)).isTrue();
    assertThat(other.acquire(Channel.ALIPAY, CallKind.PAY, Duration.ofSeconds(5))).isTrue();
  }

  @Test
  void withoutRedisEachNodeSpendsItsPart() throws Exception {
    redis.stop();
    one.acquire(Channel.ALIPAY, CallKind.PAY, PATIENCE);
    other.acquire(Channel.ALIPAY, CallKind.PAY, PATIENCE);
    List<Long> granted = flood(CallKind.PAY, 60);

    assertThat(granted).hasSize(120);
    assertThat(mostInAnySecond(granted)).isLessThanOrEqualTo(100);
  }

  private List<Long> flood(CallKind kind, int callsOfEachNode) throws Exception {
    var granted = new ConcurrentLinkedQueue<Long>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (ChannelBudget node : List.of(one, other)) {
        for (int i = 0; i < callsOfEachNode; i++) {
          threads.execute(
              () -> {
                if (node.acquire(Channel.ALIPAY, kind, Duration.ofSeconds(30))) {
                  granted.add(System.nanoTime());
                }
              });
        }
      }
    }
    return granted.stream().sorted().toList();
  }

  private static int mostInAnySecond(List<Long> sorted) {
    int most = 0;
    int from = 0;
    for (int to = 0; to < sorted.size(); to++) {
      while (sorted.get(to) - sorted.get(from) >= TimeUnit.SECONDS.toNanos(1)) {
        from++;
      }
      most = Math.max(most, to - from + 1);
    }
    return most;
  }

  private ChannelBudget node() {
    var config = new Config();
    config
        .useSingleServer()
        .setAddress("redis://" + redis.address().host() + ":" + redis.address().port())
        .setTimeout(500)
        .setConnectTimeout(500)
        .setRetryAttempts(0);
    RedissonClient client = Redisson.create(config);
    clients.add(client);
    var meters = new SimpleMeterRegistry();
    return new ChannelBudget(
        BudgetPropertiesTest.bind(Map.of("adpay.budget.nodes", 2)),
        client,
        new RedisGuard(Duration.ofSeconds(1), meters),
        meters);
  }
}
