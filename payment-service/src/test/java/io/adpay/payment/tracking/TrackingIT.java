package io.adpay.payment.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.money.Money;
import io.adpay.payment.channel.ChannelReply;
import io.adpay.payment.channel.PaymentView;
import io.adpay.payment.payment.PaymentStatus;
import io.adpay.payment.suite.FakeChannel.State;
import io.adpay.payment.suite.RunningService;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redisson.api.RedissonClient;
import org.springframework.beans.factory.annotation.Autowired;

class TrackingIT extends RunningService {

  @Autowired private RedissonClient redisson;
  @Autowired private QuestionRows rows;

  @Test
  void firstQuestionComesTenSecondsAfterTheStartAndFindsWhatNobodyTold() {
    long order = order();
    Instant before = Instant.now();
    long paymentNo = pending(order, Channel.ALIPAY, "QR");
    assertThat(payment(paymentNo).nextQueryAt())
        .isBetween(before.plusSeconds(9), Instant.now().plusSeconds(11));
    alipay.put(paymentNo, State.PAID, FEN);

    becomes(paymentNo, PaymentStatus.SUCCEEDED);
    assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofSeconds(9));
    eventually().until(() -> SUITE.events("PaymentSucceeded", order).size() == 1);
  }

  @Test
  void pausesGrow() {
    long paymentNo = pending(order(), Channel.ALIPAY, "QR");
    ask(paymentNo);
    eventually().until(() -> payment(paymentNo).queries() == 1);
    Duration first = Duration.between(Instant.now(), payment(paymentNo).nextQueryAt());
    ask(paymentNo);
    eventually().until(() -> payment(paymentNo).queries() == 2);
    Duration second = Duration.between(Instant.now(), payment(paymentNo).nextQueryAt());

    assertThat(first).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10));
    assertThat(second).isBetween(Duration.ofSeconds(13), Duration.ofSeconds(15));
  }

  @Test
  void questionsThatRedisLostAreAsked() {
    long paymentNo = pending(order(), Channel.ALIPAY, "QR");
    alipay.put(paymentNo, State.PAID, FEN);
    redisson.getKeys().flushall();
    ask(paymentNo);

    becomes(paymentNo, PaymentStatus.SUCCEEDED);
  }

  @Test
  void questionsAreAskedWithoutRedis() {
    long paymentNo = pending(order(), Channel.ALIPAY, "QR");
    alipay.put(paymentNo, State.PAID, FEN);
    REDIS.stop();
    try {
      ask(paymentNo);
      becomes(paymentNo, PaymentStatus.SUCCEEDED);
    } finally {
      REDIS.startEmpty();
    }
  }

  @Test
  void questionWhoseAskerDiesComesBack() {
    long paymentNo = pending(order(), Channel.ALIPAY, "QR");
    alipay.put(paymentNo, State.PAID, FEN);
    plant(
        "UPDATE payment SET next_query_at = TIMESTAMPADD(SECOND, -1, UTC_TIMESTAMP(3))"
            + " WHERE payment_no = "
            + paymentNo);
    rows.claim(paymentNo, Duration.ofMillis(500));

    becomes(paymentNo, PaymentStatus.SUCCEEDED);
  }

  @Test
  void expiredPaymentIsClosedHereAndThere() {
    long order = order();
    long paymentNo = pending(order, Channel.ALIPAY, "QR");
    expire(paymentNo);

    becomes(paymentNo, PaymentStatus.CLOSED);
    assertThat(alipay.state(paymentNo)).isEqualTo(State.CLOSED);
    assertThat(payment(paymentNo).nextQueryAt()).isNull();
    eventually()
        .untilAsserted(
            () ->
                assertThat(SUITE.events("PaymentEnded", order))
                    .singleElement()
                    .satisfies(
                        e -> assertThat(e.payload().get("end").asString()).isEqualTo("CLOSED")));
  }

  @Test
  void paymentThatWasPaidInTheLastSecondIsNotClosed() {
    long paymentNo = pending(order(), Channel.ALIPAY, "QR");
    alipay.put(paymentNo, State.PAID, FEN);
    expire(paymentNo);

    becomes(paymentNo, PaymentStatus.SUCCEEDED);
    assertThat(alipay.closes(paymentNo)).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void moneyThatCameAndWentBehindOurBackIsNotCreditedAndIsForAnOperatorOnce(boolean expired) {
    long order = order();
    long paymentNo = pending(order, Channel.WECHAT, "QR");
    wechat.onQuery(
        paymentNo,
        _ ->
            new ChannelReply.Accepted<>(
                new PaymentView.Refunded("T" + paymentNo, Money.ofFen(FEN), Instant.now())));
    for (int asked = 1; asked <= 2; asked++) {
      if (expired) {
        expire(paymentNo);
      } else {
        ask(paymentNo);
      }
      int questions = asked;
      eventually().until(() -> payment(paymentNo).queries() == questions);
    }

    assertThat(payment(paymentNo).status()).isEqualTo(PaymentStatus.PENDING);
    assertThat(payment(paymentNo).nextQueryAt()).isNotNull();
    assertThat(wechat.closes(paymentNo)).isZero();
    assertThat(SUITE.events("PaymentSucceeded", order)).isEmpty();
    assertThat(
            jdbc.sql("SELECT queue FROM dead_letter WHERE task = ?")
                .param(Long.toString(paymentNo))
                .query(String.class)
                .list())
        .containsExactly("payments-gone-back");
  }

  @Test
  void buyerWhoIsPayingAndAChannelThatSaysNothingKeepItOpen() {
    long paying = pending(order(), Channel.ALIPAY, "QR");
    alipay.put(paying, State.BUYER_PAYING, FEN);
    long silent = pending(order(), Channel.ALIPAY, "QR");
    alipay.onQuery(silent, _ -> new ChannelReply.Unknown<>("timeout"));
    expire(paying);
    expire(silent);

    eventually().until(() -> payment(paying).queries() == 1 && payment(silent).queries() == 1);
    assertThat(payment(paying).status()).isEqualTo(PaymentStatus.PENDING);
    assertThat(payment(silent).status()).isEqualTo(PaymentStatus.PENDING);
    assertThat(alipay.closes(paying)).isZero();
  }

  @Test
  void codeThatNobodyScannedIsClosedHereAndTrackedOnUntilNobodyCanPayIt() {
    alipay.announce(State.NOT_CREATED);
    long order = order();
    long paymentNo = pending(order, Channel.ALIPAY, "QR");
    expire(paymentNo);
    becomes(paymentNo, PaymentStatus.CLOSED);
    eventually().until(() -> payment(paymentNo).nextQueryAt() != null);

    alipay.put(paymentNo, State.PAID, FEN);
    ask(paymentNo);
    becomes(paymentNo, PaymentStatus.SUCCEEDED);
    eventually().until(() -> SUITE.events("PaymentSucceeded", order).size() == 1);
  }

  @Test
  void codeThatIsScannedAfterItWasClosedHereIsClosedThere() {
    alipay.announce(State.NOT_CREATED);
    long paymentNo = pending(order(), Channel.ALIPAY, "QR");
    expire(paymentNo);
    becomes(paymentNo, PaymentStatus.CLOSED);
    alipay.put(paymentNo, State.WAITING, FEN);
    ask(paymentNo);

    eventually().until(() -> alipay.state(paymentNo) == State.CLOSED);
    eventually().until(() -> payment(paymentNo).nextQueryAt() == null);
  }

  @Test
  void trackingEndsWithTheTimeAtTheChannelAndSomeGrace() {
    alipay.announce(State.NOT_CREATED);
    long paymentNo = pending(order(), Channel.ALIPAY, "QR");
    expire(paymentNo);
    becomes(paymentNo, PaymentStatus.CLOSED);
    plant(
        "UPDATE payment SET channel_expires_at = TIMESTAMPADD(MINUTE, -6, UTC_TIMESTAMP(3)),"
            + " next_query_at = UTC_TIMESTAMP(3) WHERE payment_no = "
            + paymentNo);

    eventually().until(() -> payment(paymentNo).nextQueryAt() == null);
    assertThat(payment(paymentNo).status()).isEqualTo(PaymentStatus.CLOSED);
  }

  @Test
  void lookingAtAPaymentBringsTheQuestionForwardButNotAtEveryLook() {
    long paymentNo = pending(order(), Channel.ALIPAY, "QR");
    alipay.put(paymentNo, State.WAITING, FEN);
    get("/api/v1/payments/" + paymentNo);
    eventually().until(() -> payment(paymentNo).queries() == 1);
    for (int i = 0; i < 20; i++) {
      get("/api/v1/payments/" + paymentNo);
    }

    assertThat(alipay.questions(paymentNo)).isEqualTo(1);
  }
}
