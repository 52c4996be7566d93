package io.adpay.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adpay.common.contract.payment.PaymentsClosed;
import io.adpay.engines.PrivateRedis;
import io.adpay.engines.TestEngines;
import io.adpay.order.testing.RunningOrderService;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Redis is speed: without it everything works, and what it held wrong is mended when it is back.
 */
@DirtiesContext
class RedisAwayIT extends RunningOrderService {

  private static final PrivateRedis REDIS = TestEngines.startPrivateRedis();

  @DynamicPropertySource
  static void ownRedis(DynamicPropertyRegistry registry) {
    registry.add("adpay.redis.host", () -> REDIS.address().host());
    registry.add("adpay.redis.port", () -> REDIS.address().port());
    registry.add("adpay.order-cache.sweep", () -> "200ms");
  }

  @AfterEach
  void redisIsBack() {
    REDIS.stop();
    REDIS.start();
  }

  @AfterAll
  static void end() {
    REDIS.close();
  }

  @Test
  void ordersArePlacedPaidReadAndClosedWithoutRedis() {
    REDIS.kill();
    long uid = newMerchant();

    String key = newKey();
    String body = "{\"amount\":100,\"subject\":\"x\"}";
    long paid = place(uid, key, body).orderNo();
    assertThat(place(uid, key, body).orderNo()).isEqualTo(paid);
    assertThat(tell(success(uid, paid, begun(uid, paid), 100))).isEqualTo("APPLIED");
    assertThat(order(uid, paid).text("status")).isEqualTo("PAID");
    long closed = place(uid, 100).orderNo();
    begun(uid, closed);
    SUITE.onClose(closed, _ -> PaymentsClosed.Outcome.CLOSED);
    assertThat(close(uid, closed).text("status")).isEqualTo("CLOSED");
    assertThat(get("", "/actuator/health").status()).isEqualTo(200);
  }

  @Test
  void whatRedisStillHeldIsDeletedWhenItIsBack() {
    long uid = newMerchant();
    long orderNo = place(uid, 100).orderNo();
    await()
        .untilAsserted(
            () -> {
              order(uid, orderNo);
              assertThat(order(uid, orderNo).text("status")).isEqualTo("CREATED");
            });
    REDIS.stop();
    close(uid, orderNo);

    REDIS.start();

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(order(uid, orderNo).text("status")).isEqualTo("CLOSED"));
  }
}
