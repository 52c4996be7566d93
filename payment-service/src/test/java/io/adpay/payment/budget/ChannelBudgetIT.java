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
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
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
    var byRedisClock = new TreeMap<String, Double>();
    var watching = new AtomicBoolean(true);
    Thread watcher = Thread.ofVirtual().start(() -> watch(byRedisClock, watching));

    assertThat(flood(CallKind.PAY, 200)).hasSize(400);
    watching.set(false);
    watcher.join();

    List<Long> granted =
        byRedisClock.values().stream()
            .map(micros -> TimeUnit.MICROSECONDS.toNanos(micros.longValue()))
            .sorted()
            .toList();
    // Redis forgets a token after a while; on a busy machine the watcher may miss a few.
    assertThat(granted).hasSizeBetween(360, 400);
    assertThat(mostIn(Duration.ofSeconds(1), granted)).isLessThanOrEqualTo(95);
    assertThat(mostIn(Duration.ofMillis(100), granted)).isLessThanOrEqualTo(10);
  }

  @Test
  void questionsGetTheirShareInAFloodOfPayments() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      AtomicInteger payments = new AtomicInteger();
      for (int i = 0; i < 700; i++) {
        threads.execute(
            () -> {
              if (one.acquire(Channel.ALIPAY, CallKind.PAY, PATIENCE)) {
                payments.incrementAndGet();
              }
            });
      }
      List<Future<Boolean>> questions = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        questions.add(
            threads.submit(() -> other.acquire(Channel.ALIPAY, CallKind.QUERY, PATIENCE)));
      }
      for (Future<Boolean> question : questions) {
        assertThat(question.get()).isTrue();
      }
      // Forty at their share of 23 a second; behind the payments they would come last.
      assertThat(payments).hasValueLessThan(500);
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
    List<Long> granted = flood(CallKind.PAY, 60);

    assertThat(granted).hasSize(120);
    // By this test's clock, which sees a grant a little after it is made.
    assertThat(mostIn(Duration.ofMillis(900), granted)).isLessThanOrEqualTo(94);
  }

  /** Reads the window until all that passes through it has been seen, by Redis' own clock. */
  private void watch(Map<String, Double> seen, AtomicBoolean watching) {
    var window =
        clients
            .getFirst()
            .<String>getScoredSortedSet("adpay:budget:{ALIPAY}:PAY", StringCodec.INSTANCE);
    do {
      window.entryRange(0, -1).forEach(entry -> seen.put(entry.getValue(), entry.getScore()));
    } while (watching.get());
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

  private static int mostIn(Duration window, List<Long> sorted) {
    int most = 0;
    int from = 0;
    for (int to = 0; to < sorted.size(); to++) {
      while (sorted.get(to) - sorted.get(from) >= window.toNanos()) {
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
