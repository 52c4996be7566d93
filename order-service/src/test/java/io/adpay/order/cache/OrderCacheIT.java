package io.adpay.order.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adpay.common.contract.payment.PaymentsClosed;
import io.adpay.order.testing.RunningOrderService;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Readers fill, writers delete twice, and what gets lost between is swept. */
class OrderCacheIT extends RunningOrderService {

  @Autowired private RedissonClient redis;
  @Autowired private OrderCache cache;
  @Autowired private OrderCacheProperties properties;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;

  @Test
  void readerFillsAndTheValueHasATimeToLive() {
    long uid = newMerchant();
    long orderNo = place(uid, 100).orderNo();
    assertThat(cache.find(orderNo)).isEmpty();

    order(uid, orderNo);

    assertThat(cache.find(orderNo)).get().asString().contains("CREATED");
    assertThat(redis.getBucket(key(orderNo)).remainTimeToLive())
        .isPositive()
        .isLessThanOrEqualTo(properties.timeToLive().toMillis());
  }

  @Test
  void strangerGetsNothingOutOfTheCache() {
    long uid = newMerchant();
    long orderNo = place(uid, 100).orderNo();
    order(uid, orderNo);

    assertThat(order(newMerchantIn(tableOf(orderNo)), orderNo).status()).isEqualTo(404);
    assertThat(order(newMerchantIn((tableOf(orderNo) + 1) % 4), orderNo).status()).isEqualTo(404);
  }

  @Test
  void writerDeletesAtOnce() {
    long uid = newMerchant();
    long orderNo = place(uid, 100).orderNo();
    order(uid, orderNo);

    begun(uid, orderNo);

    assertThat(cache.find(orderNo)).isEmpty();
    assertThat(order(uid, orderNo).text("status")).isEqualTo("PAYING");
  }

  @Test
  void oldValueOfASlowReaderIsGoneWithinTheBound() {
    long uid = newMerchant();
    long orderNo = place(uid, 100).orderNo();
    order(uid, orderNo);
    String old = cache.find(orderNo).orElseThrow();
    SUITE.onClose(orderNo, _ -> PaymentsClosed.Outcome.CLOSED);

    close(uid, orderNo);
    // A reader who read before the close puts back what it read.
    cache.fill(orderNo, old);
    assertThat(order(uid, orderNo).text("status")).isEqualTo("CREATED");

    Duration bound = properties.secondDelete().plus(properties.poll());
    await()
        .atMost(bound.plusSeconds(2))
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> assertThat(order(uid, orderNo).text("status")).isEqualTo("CLOSED"));
  }

  @Test
  void eachChangeHasASecondDeleteOfItsOwn() {
    long uid = newMerchant();
    long orderNo = place(uid, 100).orderNo();
    begun(uid, orderNo);
    order(uid, orderNo);
    String old = cache.find(orderNo).orElseThrow();
    // Shortly before the first change's second delete comes another change, and a slow reader
    // after.
    await().pollDelay(Duration.ofMillis(250)).until(() -> true);
    SUITE.onClose(orderNo, _ -> PaymentsClosed.Outcome.CLOSED);
    close(uid, orderNo);
    await().pollDelay(Duration.ofMillis(150)).until(() -> true);
    cache.fill(orderNo, old);

    await()
        .atMost(Duration.ofSeconds(3))
        .untilAsserted(() -> assertThat(order(uid, orderNo).text("status")).isEqualTo("CLOSED"));
  }

  @Test
  void sweepMakesGoodForAWriterThatDiedBeforeItsDeletes() {
    long uid = newMerchant();
    long orderNo = place(uid, 100).orderNo();
    order(uid, orderNo);
    // Another process commits a change and dies before it can delete anything.
    owner()
        .sql(
            """
            UPDATE t_order_%d SET status = 'CLOSED', version = version + 1,
                   changed_at = UTC_TIMESTAMP(3) WHERE order_no = ?
            """
                .formatted(tableOf(orderNo)))
        .param(orderNo)
        .update();
    assertThat(order(uid, orderNo).text("status")).isEqualTo("CREATED");

    new SweepCache(jdbc, cache, clock, properties).run();

    assertThat(order(uid, orderNo).text("status")).isEqualTo("CLOSED");
  }

  @Test
  void valueOfAnotherVersionOfTheServiceIsNotBelieved() {
    long uid = newMerchant();
    long orderNo = place(uid, 100).orderNo();
    cache.fill(orderNo, "{\"number\":1}");

    assertThat(order(uid, orderNo).text("status")).isEqualTo("CREATED");
    assertThat(redis.<String>getBucket(key(orderNo), StringCodec.INSTANCE).get())
        .contains("CREATED");
  }

  private static String key(long orderNo) {
    return "adpay:order:" + orderNo;
  }
}
