package io.adpay.payment.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.contract.payment.Channel;
import io.adpay.payment.channel.ChannelReply;
import io.adpay.payment.channel.ChannelReply.Finality;
import io.adpay.payment.channel.OutTradeNo;
import io.adpay.payment.channel.PrepayAction;
import io.adpay.payment.channel.PrepayCommand;
import io.adpay.payment.payment.PaymentStatus;
import io.adpay.payment.suite.FakeChannel;
import io.adpay.payment.suite.RunningService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.springframework.beans.factory.annotation.Autowired;

class SubmissionIT extends RunningService {

  private static final Map<String, String> NO_WAIT = Map.of("Prefer", "wait=0");

  @Autowired private SubmissionRows rows;
  @Autowired private RedissonClient redisson;
  private final CountDownLatch gate = new CountDownLatch(1);

  @AfterEach
  void openTheGate() {
    gate.countDown();
    eventually()
        .until(
            () ->
                jdbc.sql(
                            """
                            SELECT COUNT(*) FROM payment
                             WHERE status = 'QUEUED' AND next_attempt_at IS NOT NULL
                            """)
                        .query(Long.class)
                        .single()
                    == 0);
  }

  @Test
  void submittedPaymentGetsItsActionAndTheOrderHearsOfIt() {
    long order = order();

    Reply reply = start(order, Channel.ALIPAY, "QR");

    assertThat(reply.status()).isEqualTo(201);
    var json = reply.json();
    String number = json.get("paymentNo").asString();
    assertThat(reply.header("Location")).isEqualTo("/api/v1/payments/" + number);
    assertThat(json.propertyNames())
        .containsExactly(
            "paymentNo",
            "orderNo",
            "channel",
            "method",
            "amount",
            "receivedAmount",
            "status",
            "disposition",
            "action",
            "outTradeNo",
            "channelTradeNo",
            "createdAt",
            "expiresAt",
            "succeededAt",
            "failureCode");
    assertThat(json.get("outTradeNo").asString()).isEqualTo(number);
    assertThat(json.get("status").asString()).isEqualTo("PENDING");
    assertThat(json.get("action").toString())
        .isEqualTo("{\"type\":\"QR_CODE\",\"url\":\"qr:" + number + "\"}");
    var payment = payment(Long.parseLong(number));
    assertThat(Duration.between(payment.createdAt(), payment.expiresAt()))
        .isBetween(Duration.ofMinutes(30), Duration.ofMinutes(31));
    eventually()
        .untilAsserted(
            () ->
                assertThat(SUITE.events("PaymentPending", order))
                    .singleElement()
                    .satisfies(
                        event ->
                            assertThat(event.payload().get("paymentNo").asLong())
                                .isEqualTo(payment.paymentNo())));
  }

  @Test
  void eachMethodHasItsAction() {
    Reply page = start(order(), Channel.ALIPAY, "PAGE");
    assertThat(page.json().get("action").get("type").asString()).isEqualTo("REDIRECT");
    assertThat(page.json().get("action").has("params")).isFalse();

    Reply app =
        start(
            order(),
            "{\"channel\":\"WECHAT\",\"method\":\"JSAPI\",\"openid\":\"o1\"}",
            UUID.randomUUID().toString(),
            Map.of());
    assertThat(app.json().get("action").toString())
        .isEqualTo("{\"type\":\"JSAPI\",\"params\":{\"package\":\"prepay_id=1\"}}");
  }

  @Test
  void declinedPaymentFailsAndLeavesTheSlotToAnother() {
    long order = order();
    alipay.onPrepay(_ -> Optional.of(declined("ACQ.INVALID_PARAMETER", Finality.FINAL)));

    Reply reply = start(order, Channel.ALIPAY, "QR");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().get("status").asString()).isEqualTo("FAILED");
    assertThat(reply.json().get("failureCode").asString()).isEqualTo("invalid_parameter");
    eventually()
        .untilAsserted(
            () ->
                assertThat(SUITE.events("PaymentEnded", order))
                    .singleElement()
                    .satisfies(
                        e -> assertThat(e.payload().get("end").asString()).isEqualTo("FAILED")));
    alipay.behave();
    assertThat(start(order, Channel.ALIPAY, "QR").status()).isEqualTo(201);
  }

  @Test
  void unknownReplyIsTriedAgainWithTheVerySameRequest() {
    var first = new AtomicInteger(2);
    alipay.onPrepay(
        _ ->
            first.getAndDecrement() > 0
                ? Optional.of(new ChannelReply.Unknown<>("timeout"))
                : Optional.empty());

    long paymentNo = pending(order(), Channel.ALIPAY, "QR");

    List<PrepayCommand> sent = alipay.prepays(paymentNo);
    assertThat(sent).hasSize(3);
    assertThat(Set.copyOf(sent)).hasSize(1);
  }

  @Test
  void refusalAfterAnUnknownAttemptIsNoProofThatNothingWasDone() {
    var first = new AtomicInteger(1);
    alipay.onPrepay(
        command -> {
          if (first.getAndDecrement() > 0) {
            long number = Long.parseLong(command.outTradeNo().value());
            alipay.put(number, FakeChannel.State.PAID, FEN);
            return Optional.of(new ChannelReply.Unknown<>("timeout"));
          }
          return Optional.of(declined("OUT_TRADE_NO_USED", Finality.FINAL));
        });

    Reply reply = start(order(), Channel.ALIPAY, "QR");

    assertThat(reply.json().get("status").asString()).isEqualTo("SUCCEEDED");
  }

  @Test
  void whatIsRefusedForNowWaits() {
    var first = new AtomicInteger(1);
    wechat.onPrepay(
        _ ->
            first.getAndDecrement() > 0
                ? Optional.of(declined("NOAUTH", Finality.CONFIGURATION))
                : Optional.empty());

    assertThat(start(order(), Channel.WECHAT, "QR").json().get("status").asString())
        .isEqualTo("PENDING");
  }

  @Test
  void callsThatComeTooFastAreNotCountedAsAttempts() {
    var first = new AtomicInteger(4);
    wechat.onPrepay(
        _ ->
            first.getAndDecrement() > 0
                ? Optional.of(new ChannelReply.RateLimited<>())
                : Optional.empty());

    long order = order();
    Reply reply =
        start(
            order, Channel.WECHAT, "QR", UUID.randomUUID().toString(), Map.of("Prefer", "wait=10"));

    assertThat(reply.status()).isEqualTo(201);
    assertThat(payment(reply.json().get("paymentNo").asLong()).attempts()).isEqualTo(1);
  }

  @Test
  void paymentWaitsAsQueuedAndBecomesPendingLater() {
    alipay.onPrepay(this::held);
    Reply reply = start(order(), Channel.ALIPAY, "QR", UUID.randomUUID().toString(), NO_WAIT);

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.json().get("status").asString()).isEqualTo("QUEUED");
    assertThat(reply.json().get("action").isNull()).isTrue();
    gate.countDown();
    becomes(reply.json().get("paymentNo").asLong(), PaymentStatus.PENDING);
  }

  @Test
  void consumerThatDiesWithATaskInHandLosesNothing() {
    long paymentNo = takenByOneWhoIsGone();

    becomes(paymentNo, PaymentStatus.PENDING);
    assertThat(payment(paymentNo).attempts()).isEqualTo(2);
    assertThat(alipay.prepays(paymentNo)).hasSize(1);
  }

  @Test
  void claimIsHeldByOneAlone() {
    alipay.onPrepay(this::held);
    long paymentNo =
        start(order(), Channel.ALIPAY, "QR", UUID.randomUUID().toString(), NO_WAIT)
            .json()
            .get("paymentNo")
            .asLong();
    eventually().until(() -> alipay.prepays(paymentNo).size() == 1);

    assertThat(rows.claim(Channel.ALIPAY, paymentNo)).isFalse();
    assertThat(rows.claim(Channel.WECHAT, paymentNo)).isFalse();
  }

  @Test
  void everythingRedisKnewCanBeLost() {
    alipay.onPrepay(this::held);
    List<Long> waiting = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      waiting.add(
          start(order(), Channel.ALIPAY, "QR", UUID.randomUUID().toString(), NO_WAIT)
              .json()
              .get("paymentNo")
              .asLong());
    }
    redisson.getKeys().flushall();
    gate.countDown();

    waiting.forEach(paymentNo -> becomes(paymentNo, PaymentStatus.PENDING));
  }

  @Test
  void withoutRedisPaymentsAreStillSubmitted() {
    REDIS.stop();
    try {
      Reply reply =
          start(
              order(),
              Channel.ALIPAY,
              "QR",
              UUID.randomUUID().toString(),
              Map.of("Prefer", "wait=10"));
      assertThat(reply.status()).isIn(201, 202);
      becomes(reply.json().get("paymentNo").asLong(), PaymentStatus.PENDING);
      assertThat(get("/actuator/health").status()).isEqualTo(200);
    } finally {
      REDIS.startEmpty();
    }
    eventually().until(() -> start(order(), Channel.ALIPAY, "QR").status() == 201);
  }

  @Test
  void poisonTaskIsToldToAnOperatorAndHoldsUpNobody() {
    Set<OutTradeNo> poison = ConcurrentHashMap.newKeySet();
    alipay.onPrepay(
        command -> {
          if (poison.isEmpty()) {
            poison.add(command.outTradeNo());
          }
          if (poison.contains(command.outTradeNo())) {
            throw new IllegalStateException("planted: this task breaks whoever works on it");
          }
          return Optional.empty();
        });
    long poisoned =
        start(order(), Channel.ALIPAY, "QR", UUID.randomUUID().toString(), NO_WAIT)
            .json()
            .get("paymentNo")
            .asLong();
    eventually().until(() -> !poison.isEmpty());

    assertThat(start(order(), Channel.ALIPAY, "QR").status()).isEqualTo(201);
    eventually()
        .untilAsserted(
            () ->
                assertThat(
                        jdbc.sql("SELECT tries FROM dead_letter WHERE task = ?")
                            .param(Long.toString(poisoned))
                            .query(Integer.class)
                            .list())
                    .containsExactly(3));
    assertThat(payment(poisoned).status()).isEqualTo(PaymentStatus.QUEUED);
    expire(poisoned);
    becomes(poisoned, PaymentStatus.CLOSED);
    plant("UPDATE dead_letter SET resolved_at = UTC_TIMESTAMP(3)");
  }

  @Test
  void fullBacklogRefusesBeforeAnythingHappens() {
    alipay.onPrepay(this::held);
    long refused = 0;
    Reply last = null;
    for (int i = 0; i < 60 && refused == 0; i++) {
      long order = order();
      last = start(order, Channel.ALIPAY, "QR", UUID.randomUUID().toString(), NO_WAIT);
      if (last.status() == 503) {
        refused = order;
      }
    }

    assertThat(refused).isPositive();
    assertThat(last.code()).isEqualTo("backlog_full");
    assertThat(last.header("Retry-After")).isNotEmpty();
    assertThat(SUITE.attempts(refused)).isEmpty();
    assertThat(start(order(), Channel.WECHAT, "QR").status()).isEqualTo(201);
  }

  @Test
  void actionThatComesForAClosedPaymentIsClosedAtTheChannel() {
    alipay.onPrepay(this::held);
    long paymentNo =
        start(order(), Channel.ALIPAY, "QR", UUID.randomUUID().toString(), NO_WAIT)
            .json()
            .get("paymentNo")
            .asLong();
    eventually().until(() -> alipay.prepays(paymentNo).size() == 1);
    plant(
        "UPDATE payment SET status = 'CLOSED', open_slot = NULL, next_attempt_at = NULL,"
            + " next_query_at = NULL WHERE payment_no = "
            + paymentNo);
    gate.countDown();

    eventually().until(() -> alipay.state(paymentNo) == FakeChannel.State.CLOSED);
    assertThat(payment(paymentNo).status()).isEqualTo(PaymentStatus.CLOSED);
  }

  @Test
  void queueKeepsATaskOnce() {
    var queue = redisson.getList("adpay:queue:{payments-alipay}:waiting", StringCodec.INSTANCE);
    alipay.onPrepay(this::held);
    for (int i = 0; i < 12; i++) {
      start(order(), Channel.ALIPAY, "QR", UUID.randomUUID().toString(), NO_WAIT);
    }
    // Several sweeps have come by meanwhile.
    eventually().until(() -> queue.size() >= 3);
    assertThat(queue.readAll()).doesNotHaveDuplicates();
  }

  private Optional<ChannelReply<PrepayAction>> held(PrepayCommand command) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  private static ChannelReply<PrepayAction> declined(String code, Finality finality) {
    return new ChannelReply.Declined<>(code, "no", finality);
  }

  /**
   * What a consumer does first, done by hand; a real one may be quicker, and then it is repeated.
   */
  private long takenByOneWhoIsGone() {
    long paymentNo;
    do {
      paymentNo = number();
      plantQueued(paymentNo, order());
    } while (!rows.claim(Channel.ALIPAY, paymentNo));
    return paymentNo;
  }

  private void plantQueued(long paymentNo, long orderNo) {
    plant(
        """
        INSERT INTO payment (payment_no, order_no, uid, channel, method, amount, subject, status,
                             open_slot, created_at, expires_at, changed_at, next_attempt_at,
                             next_query_at, version)
        VALUES (%d, %d, %d, 'ALIPAY', 'QR', %d, 'Ads', 'QUEUED', 1, UTC_TIMESTAMP(3),
                TIMESTAMPADD(MINUTE, 30, UTC_TIMESTAMP(3)), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3),
                TIMESTAMPADD(MINUTE, 30, UTC_TIMESTAMP(3)), 0)
        """
            .formatted(paymentNo, orderNo, UID, FEN));
  }
}
