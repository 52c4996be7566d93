package io.adpay.order.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.idempotency.IdempotencyClaim;
import io.adpay.common.idempotency.IdempotentAct;
import io.adpay.common.idempotency.IdempotentRequest;
import io.adpay.common.idempotency.IdempotentRequests;
import io.adpay.common.ordernumber.NumberGenerator;
import io.adpay.common.ordernumber.NumberIssuer;
import io.adpay.order.testing.Answer;
import io.adpay.order.testing.RunningOrderService;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redisson.api.RedissonClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;

/** Orders are placed once for each key, whatever dies in between. */
class PlaceOrderIT extends RunningOrderService {

  private static final String BODY = "{\"amount\":5000,\"subject\":\"广告充值\"}";

  @Autowired private IdempotentRequests requests;
  @Autowired private PlaceOrder placeOrder;
  @Autowired private SeenNumbers seen;
  @Autowired private Orders orders;
  @Autowired private OrderProperties properties;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private RedissonClient redis;

  @Test
  void orderIsAnsweredAsTheContractShowsIt() {
    long uid = newMerchant();

    Answer placed = place(uid, newKey(), BODY);

    assertThat(placed.status()).isEqualTo(201);
    assertThat(placed.header("Location")).isEqualTo("/api/v1/orders/" + placed.text("orderNo"));
    assertThat(placed.text("orderNo")).hasSize(19);
    assertThat(placed.body().get("orderNo").isString()).isTrue();
    assertThat(placed.body().get("uid").isString()).isTrue();
    assertThat(placed.text("uid")).isEqualTo(Long.toString(uid));
    assertThat(placed.body().get("amount").asLong()).isEqualTo(5000);
    assertThat(placed.text("currency")).isEqualTo("CNY");
    assertThat(placed.text("subject")).isEqualTo("广告充值");
    assertThat(placed.text("status")).isEqualTo("CREATED");
    assertThat(placed.body().get("refundedAmount").asLong()).isZero();
    assertThat(Instant.parse(placed.text("expiresAt")))
        .isEqualTo(Instant.parse(placed.text("createdAt")).plus(HALF_AN_HOUR));
    assertThat(placed.body().get("paidAt").isNull()).isTrue();
    assertThat(placed.body().get("creditedAt").isNull()).isTrue();
    assertThat(order(uid, placed.orderNo()).body()).isEqualTo(placed.body());
    // The second time it comes out of Redis, and is the same.
    assertThat(order(uid, placed.orderNo()).body()).isEqualTo(placed.body());
  }

  @Test
  void sameKeyGivesTheSameAnswerEvenWithRedisEmpty() {
    long uid = newMerchant();
    String key = newKey();
    Answer first = place(uid, key, BODY);

    Answer again = place(uid, key, "{\"subject\":\"广告充值\",\"currency\":\"CNY\",\"amount\":5000}");
    redis.getKeys().flushdb();
    Answer afterFlush = place(uid, key, BODY);

    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    for (Answer replay : new Answer[] {again, afterFlush}) {
      assertThat(replay.status()).isEqualTo(201);
      assertThat(replay.header("Idempotency-Replayed")).isEqualTo("true");
      assertThat(replay.header("Location")).isEqualTo(first.header("Location"));
      assertThat(replay.body()).isEqualTo(first.body());
    }
    assertThat(ordersOf(uid)).isEqualTo(1);
  }

  @Test
  void sameKeyWithAnotherBodyIsRefused() {
    long uid = newMerchant();
    String key = newKey();
    place(uid, key, BODY);

    Answer other = place(uid, key, "{\"amount\":5001,\"subject\":\"广告充值\"}");

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.text("code")).isEqualTo("idempotency_key_reused");
  }

  @Test
  void sameKeyOfAnotherMerchantIsAnotherRequest() {
    String key = newKey();

    Answer one = place(newMerchant(), key, BODY);
    Answer other = place(newMerchant(), key, BODY);

    assertThat(other.status()).isEqualTo(201);
    assertThat(other.orderNo()).isNotEqualTo(one.orderNo());
  }

  @Test
  void secondRequestDoesNotRunBesideTheFirst() throws InterruptedException {
    long uid = newMerchant();
    String key = newKey();
    var running = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    Thread first = firstRun(uid, key, running, finish);
    assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();

    Answer second = place(uid, key, BODY);

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.text("code")).isEqualTo("request_in_progress");
    finish.countDown();
    first.join();
    Answer third = place(uid, key, BODY);
    assertThat(third.status()).isEqualTo(201);
    assertThat(third.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(ordersOf(uid)).isEqualTo(1);
  }

  @Test
  void firstRunThatDiedAfterItsCommitIsAnsweredByTheSecond() throws InterruptedException {
    long uid = newMerchant();
    String key = newKey();
    var running = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    Thread first = firstRun(uid, key, running, finish);
    assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();
    // Nobody hears of the first run again, and its claim runs out.
    owner()
        .sql(
            "UPDATE idempotent_request SET claimed_until = UTC_TIMESTAMP(3) WHERE resource_no IS NOT NULL AND response_status IS NULL")
        .update();

    Answer second = place(uid, key, BODY);

    assertThat(second.status()).isEqualTo(201);
    assertThat(ordersOf(uid)).isEqualTo(1);
    assertThat(order(uid, second.orderNo()).status()).isEqualTo(200);
    finish.countDown();
    first.join();
    assertThat(place(uid, key, BODY).body()).isEqualTo(second.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "[]",
        "{\"subject\":\"x\"}",
        "{\"amount\":null,\"subject\":\"x\"}",
        "{\"amount\":0,\"subject\":\"x\"}",
        "{\"amount\":-1,\"subject\":\"x\"}",
        "{\"amount\":10000000001,\"subject\":\"x\"}",
        "{\"amount\":9223372036854775808,\"subject\":\"x\"}",
        "{\"amount\":1.0,\"subject\":\"x\"}",
        "{\"amount\":1e3,\"subject\":\"x\"}",
        "{\"amount\":\"100\",\"subject\":\"x\"}",
        "{\"amount\":true,\"subject\":\"x\"}",
        "{\"amount\":100}",
        "{\"amount\":100,\"subject\":\"\"}",
        "{\"amount\":100,\"subject\":\"  \"}",
        "{\"amount\":100,\"subject\":7}",
        "{\"amount\":100,\"subject\":\"a\\u0000b\"}",
        "{\"amount\":100,\"subject\":\"x\",\"currency\":\"USD\"}",
        "{\"amount\":100,\"subject\":\"x\",\"uid\":\"1\"}",
        "{\"amount\":100,\"amount\":100,\"subject\":\"x\"}"
      })
  void whatIsNoOrderIsRefused(String body) {
    Answer refused = place(newMerchant(), newKey(), body);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("code")).isEqualTo("validation_failed");
    assertThat(refused.body().get("errors").size()).isPositive();
  }

  @Test
  void largestAmountAndLongestSubjectAreTaken() {
    String subject = "🀄".repeat(128);

    Answer placed =
        place(
            newMerchant(),
            newKey(),
            "{\"amount\":10000000000,\"subject\":\"%s\"}".formatted(subject));
    Answer tooLong =
        place(
            newMerchant(),
            newKey(),
            "{\"amount\":1,\"subject\":\"%s\"}".formatted("字".repeat(129)));

    assertThat(placed.status()).isEqualTo(201);
    assertThat(placed.text("subject")).isEqualTo(subject);
    assertThat(tooLong.status()).isEqualTo(400);
  }

  @Test
  void keyIsRequiredAndBounded() {
    String token = SUITE.merchantToken(newMerchant());

    Answer none = post(token, "/api/v1/orders", BODY, Map.of());
    Answer long65 = post(token, "/api/v1/orders", BODY, Map.of("Idempotency-Key", "k".repeat(65)));

    assertThat(none.status()).isEqualTo(400);
    assertThat(none.text("code")).isEqualTo("idempotency_key_required");
    assertThat(long65.status()).isEqualTo(400);
  }

  @Test
  void onlyMerchantsPlaceOrders() {
    assertThat(post("", "/api/v1/orders", BODY, Map.of()).status()).isEqualTo(401);
    assertThat(
            post(
                    SUITE.tokenOf("TRAFFIC"),
                    "/api/v1/orders",
                    BODY,
                    Map.of("Idempotency-Key", newKey()))
                .status())
        .isEqualTo(403);
  }

  @Test
  void numberMadeTwiceIsCaughtByRedisAndElseByTheDatabase() {
    long uid = newMerchant();
    Instant now = Instant.now();
    var order = new NewOrder(100, "CNY", "x");
    long first = Long.parseLong(placingAt(now).place(uid, order, _ -> {}).orderNo());

    long caughtByRedis = Long.parseLong(placingAt(now).place(uid, order, _ -> {}).orderNo());
    redis.getKeys().flushdb();
    long caughtByTheKey = Long.parseLong(placingAt(now).place(uid, order, _ -> {}).orderNo());

    // Each twin of the generator begins with the numbers that the others have used.
    assertThat(caughtByRedis).isGreaterThan(first);
    assertThat(caughtByTheKey).isGreaterThan(caughtByRedis);
    assertThat(ordersOf(uid)).isEqualTo(3);
  }

  /** Placing with a node id and a clock that someone else uses too. */
  private PlaceOrder placingAt(Instant now) {
    var twin =
        new NumberGenerator(
            NumberIssuer.ORDER,
            _ -> 31,
            Clock.fixed(now, ZoneOffset.UTC),
            (RandomGenerator) () -> 0L,
            Duration.ofMillis(5));
    return new PlaceOrder(twin, seen, orders, transactions, properties, new SimpleMeterRegistry());
  }

  /** Runs the request as the service does, up to the commit, and then stands still. */
  private Thread firstRun(long uid, String key, CountDownLatch running, CountDownLatch finish) {
    var order = new NewOrder(5000, "CNY", "广告充值");
    var request = new IdempotentRequest(uid, "POST", "/api/v1/orders", key, order);
    var act =
        new IdempotentAct() {
          @Override
          public ResponseEntity<?> begin(IdempotencyClaim claim) {
            OrderSnapshot placed = placeOrder.place(uid, order, claim);
            running.countDown();
            awaitUninterruptibly(finish);
            return ResponseEntity.status(201).body(placed);
          }

          @Override
          public ResponseEntity<?> resume(long resourceNo) {
            throw new AssertionError("the first run begins");
          }
        };
    return Thread.ofVirtual().start(() -> requests.answer(request, act));
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static long ordersOf(long uid) {
    return IntStream.range(0, 4)
        .mapToLong(
            table ->
                owner()
                    .sql("SELECT COUNT(*) FROM t_order_" + table + " WHERE merchant_uid = ?")
                    .param(uid)
                    .query(Long.class)
                    .single())
        .sum();
  }
}
