package io.adpay.payment.closing;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.money.Money;
import io.adpay.payment.channel.ChannelReply;
import io.adpay.payment.channel.PaymentView;
import io.adpay.payment.payment.PaymentStatus;
import io.adpay.payment.suite.FakeChannel.State;
import io.adpay.payment.suite.RunningService;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ClosingIT extends RunningService {

  @Test
  void openPaymentsAreClosedHereAndThereAndAgainIsTheSame() {
    long order = order();
    long code = pending(order, Channel.ALIPAY, "QR");
    long page = pending(order, Channel.ALIPAY, "PAGE");

    assertThat(close(order)).isEqualTo("CLOSED");
    assertThat(close(order)).isEqualTo("CLOSED");

    assertThat(payment(code).status()).isEqualTo(PaymentStatus.CLOSED);
    assertThat(payment(page).status()).isEqualTo(PaymentStatus.CLOSED);
    assertThat(alipay.state(code)).isEqualTo(State.CLOSED);
    eventually().until(() -> SUITE.events("PaymentEnded", order).size() == 2);
  }

  @Test
  void buyerWhoHasPaidWins() {
    long order = order();
    long paymentNo = pending(order, Channel.ALIPAY, "QR");
    alipay.put(paymentNo, State.PAID, FEN);

    assertThat(close(order)).isEqualTo("PAID");
    assertThat(payment(paymentNo).status()).isEqualTo(PaymentStatus.SUCCEEDED);
    assertThat(close(order, paymentNo)).isEqualTo("PAID");
  }

  @Test
  void buyerWhoIsPayingAndASilentChannelAreWaitedFor() {
    long order = order();
    long paymentNo = pending(order, Channel.ALIPAY, "QR");
    alipay.put(paymentNo, State.BUYER_PAYING, FEN);
    assertThat(close(order)).isEqualTo("BUSY");

    alipay.onQuery(paymentNo, _ -> new ChannelReply.Unknown<>("timeout"));
    assertThat(close(order)).isEqualTo("BUSY");
    alipay.onQuery(paymentNo, _ -> new ChannelReply.RateLimited<>());
    assertThat(close(order)).isEqualTo("BUSY");
    assertThat(payment(paymentNo).status()).isEqualTo(PaymentStatus.PENDING);
  }

  @Test
  void paymentWhoseMoneyWentBackBehindOurBackIsNotClosed() {
    long order = order();
    long paymentNo = pending(order, Channel.ALIPAY, "QR");
    alipay.onQuery(
        paymentNo,
        _ ->
            new ChannelReply.Accepted<>(
                new PaymentView.Refunded("T" + paymentNo, Money.ofFen(FEN), Instant.now())));

    assertThat(close(order)).isEqualTo("BUSY");
    assertThat(payment(paymentNo).status()).isEqualTo(PaymentStatus.PENDING);
    assertThat(alipay.closes(paymentNo)).isZero();
  }

  @Test
  void codeThatNobodyScannedIsClosedAndTrackedOn() {
    alipay.announce(State.NOT_CREATED);
    long order = order();
    long paymentNo = pending(order, Channel.ALIPAY, "QR");

    assertThat(close(order)).isEqualTo("CLOSED");
    assertThat(payment(paymentNo).status()).isEqualTo(PaymentStatus.CLOSED);
    assertThat(payment(paymentNo).nextQueryAt()).isNotNull();
  }

  @Test
  void paymentInTheHandsOfAConsumerIsWaitedFor() {
    var gate = new CountDownLatch(1);
    alipay.onPrepay(
        _ -> {
          try {
            gate.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Optional.empty();
        });
    long order = order();
    long paymentNo =
        start(order, Channel.ALIPAY, "QR", UUID.randomUUID().toString(), Map.of("Prefer", "wait=0"))
            .json()
            .get("paymentNo")
            .asLong();
    eventually().until(() -> alipay.prepays(paymentNo).size() == 1);

    assertThat(close(order)).isEqualTo("BUSY");
    gate.countDown();
    becomes(paymentNo, PaymentStatus.PENDING);
    assertThat(close(order)).isEqualTo("CLOSED");
  }

  @Test
  void paymentThatNeverReachedTheChannelIsClosedWithoutAsking() {
    long order = order();
    long paymentNo = number();
    plant(
        """
        INSERT INTO payment (payment_no, order_no, uid, channel, method, amount, subject, status,
                             open_slot, created_at, expires_at, changed_at, next_attempt_at,
                             next_query_at, version)
        VALUES (%d, %d, %d, 'ALIPAY', 'QR', %d, 'Ads', 'QUEUED', 1, UTC_TIMESTAMP(3),
                TIMESTAMPADD(MINUTE, 30, UTC_TIMESTAMP(3)), UTC_TIMESTAMP(3),
                TIMESTAMPADD(MINUTE, 30, UTC_TIMESTAMP(3)),
                TIMESTAMPADD(MINUTE, 30, UTC_TIMESTAMP(3)), 0)
        """
            .formatted(paymentNo, order, UID, FEN));

    assertThat(close(order)).isEqualTo("CLOSED");
    assertThat(alipay.questions(paymentNo)).isZero();
  }

  @Test
  void paymentThatWasBegunAndNeverStoredCanNotBeginAnyMore() {
    long order = order();
    SUITE.onBegin(
        order,
        paymentNo -> {
          // The order was closed between its yes and our storing the payment.
          assertThat(close(order, paymentNo)).isEqualTo("CLOSED");
          return SUITE.payable(order, UID);
        });

    Reply reply = start(order, Channel.ALIPAY, "QR");

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.code()).isEqualTo("invalid_state");
    var items = get("/api/v1/orders/" + order + "/payments").json().get("items");
    assertThat(items.size()).isEqualTo(1);
    assertThat(items.get(0).get("status").asString()).isEqualTo("CLOSED");
  }

  private String close(long orderNo, long... attempts) {
    StringBuilder known = new StringBuilder();
    for (long paymentNo : attempts) {
      known
          .append(known.isEmpty() ? "" : ",")
          .append(
              "{\"paymentNo\":%d,\"channel\":\"ALIPAY\",\"method\":\"QR\",\"fen\":%d}"
                  .formatted(paymentNo, FEN));
    }
    Reply reply =
        internal(
            "/internal/orders/" + orderNo + "/payments/close",
            "{\"uid\":%d,\"attempts\":[%s]}".formatted(UID, known));
    assertThat(reply.status()).isEqualTo(200);
    return reply.json().get("outcome").asString();
  }
}
