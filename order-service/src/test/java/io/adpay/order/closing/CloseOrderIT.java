package io.adpay.order.closing;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.contract.payment.PaymentsClosed;
import io.adpay.order.testing.Answer;
import io.adpay.order.testing.FakeSuite.CloseCall;
import io.adpay.order.testing.RunningOrderService;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Closing asks first, and a payment that begins meanwhile wins. */
class CloseOrderIT extends RunningOrderService {

  @Test
  void orderWithoutPaymentsClosesAtOnceAndStaysClosed() {
    long uid = newMerchant();
    long orderNo = place(uid, 100).orderNo();

    Answer closed = close(uid, orderNo);
    Answer again = close(uid, orderNo);

    assertThat(closed.status()).isEqualTo(200);
    assertThat(closed.text("status")).isEqualTo("CLOSED");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(closed.body());
    assertThat(order(uid, orderNo).body()).isEqualTo(closed.body());
    assertThat(SUITE.closeCalls(orderNo)).isEmpty();
  }

  @Test
  void paymentServiceIsAskedAboutEachOpenPayment() {
    long uid = newMerchant();
    long orderNo = place(uid, 100).orderNo();
    long paymentNo = begun(uid, orderNo);
    SUITE.onClose(orderNo, _ -> PaymentsClosed.Outcome.CLOSED);

    assertThat(close(uid, orderNo).status()).isEqualTo(200);

    List<CloseCall> calls = SUITE.closeCalls(orderNo);
    assertThat(calls).hasSize(1);
    assertThat(calls.getFirst().body().get("uid").asLong()).isEqualTo(uid);
    var attempt = calls.getFirst().body().get("attempts").get(0);
    assertThat(attempt.get("paymentNo").asLong()).isEqualTo(paymentNo);
    assertThat(attempt.get("channel").asString()).isEqualTo("ALIPAY");
    assertThat(attempt.get("method").asString()).isEqualTo("QR");
    assertThat(attempt.get("fen").asLong()).isEqualTo(100);
  }

  @Test
  void buyerWhoMayBePayingKeepsTheOrderOpen() {
    long uid = newMerchant();
    for (PaymentsClosed.Outcome outcome :
        List.of(PaymentsClosed.Outcome.PAID, PaymentsClosed.Outcome.BUSY)) {
      long orderNo = place(uid, 100).orderNo();
      begun(uid, orderNo);
      SUITE.onClose(orderNo, _ -> outcome);

      Answer answer = close(uid, orderNo);

      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.text("code")).isEqualTo("payment_in_progress");
      assertThat(order(uid, orderNo).text("status")).isEqualTo("PAYING");
    }
  }

  @Test
  void noAnswerIsNoYes() {
    long uid = newMerchant();
    long orderNo = place(uid, 100).orderNo();
    begun(uid, orderNo);
    // Nothing is scripted for it: the faked payment-service fails.

    Answer answer = close(uid, orderNo);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text("code")).isEqualTo("payment_in_progress");
  }

  @Test
  void paymentThatBeginsWhileTheChannelIsAskedIsAskedAboutToo() {
    long uid = newMerchant();
    long orderNo = place(uid, 100).orderNo();
    begun(uid, orderNo);
    var asked = new AtomicInteger();
    SUITE.onClose(
        orderNo,
        _ -> {
          if (asked.incrementAndGet() == 1) {
            begun(uid, orderNo);
          }
          return PaymentsClosed.Outcome.CLOSED;
        });

    assertThat(close(uid, orderNo).text("status")).isEqualTo("CLOSED");

    List<CloseCall> calls = SUITE.closeCalls(orderNo);
    assertThat(calls).hasSize(2);
    assertThat(calls.get(0).body().get("attempts").size()).isEqualTo(1);
    assertThat(calls.get(1).body().get("attempts").size()).isEqualTo(2);
  }

  @Test
  void orderWhosePaymentsKeepBeginningIsLeftOpen() {
    long uid = newMerchant();
    long orderNo = place(uid, 100).orderNo();
    begun(uid, orderNo);
    SUITE.onClose(
        orderNo,
        _ -> {
          begun(uid, orderNo);
          return PaymentsClosed.Outcome.CLOSED;
        });

    assertThat(close(uid, orderNo).text("code")).isEqualTo("payment_in_progress");
    assertThat(order(uid, orderNo).text("status")).isEqualTo("PAYING");
  }

  @RepeatedTest(10)
  void ofACloseAndABeginOneWins() throws InterruptedException {
    long uid = newMerchant();
    long orderNo = place(uid, 100).orderNo();
    long paymentNo = numbers.next(uid);
    SUITE.onClose(orderNo, _ -> PaymentsClosed.Outcome.BUSY);
    var begin = new Answer[1];
    Thread beginning =
        Thread.ofVirtual()
            .start(
                () ->
                    begin[0] =
                        begin(orderNo, payment(uid, paymentNo, Instant.now().plus(HALF_AN_HOUR))));

    Answer closing = close(uid, orderNo);
    beginning.join();

    boolean closed = closing.status() == 200;
    assertThat(begin[0].status()).isEqualTo(closed ? 409 : 200);
    assertThat(order(uid, orderNo).text("status")).isEqualTo(closed ? "CLOSED" : "PAYING");
  }

  @Test
  void paidOrderCannotBeClosed() {
    long uid = newMerchant();
    long orderNo = place(uid, 100).orderNo();
    tell(success(uid, orderNo, begun(uid, orderNo), 100));

    Answer answer = close(uid, orderNo);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text("code")).isEqualTo("invalid_state");
  }

  @Test
  void orderThatIsPaidWhileTheChannelIsAskedStaysPaid() {
    long uid = newMerchant();
    long orderNo = place(uid, 100).orderNo();
    long paymentNo = begun(uid, orderNo);
    SUITE.onClose(
        orderNo,
        _ -> {
          tell(success(uid, orderNo, paymentNo, 100));
          return PaymentsClosed.Outcome.CLOSED;
        });

    assertThat(close(uid, orderNo).text("code")).isEqualTo("invalid_state");
    assertThat(order(uid, orderNo).text("status")).isEqualTo("PAID");
  }

  @Test
  void orderOfAnotherMerchantDoesNotExist() {
    long uid = newMerchant();
    long orderNo = place(uid, 100).orderNo();

    assertThat(close(newMerchantIn(tableOf(orderNo)), orderNo).status()).isEqualTo(404);
    assertThat(close(newMerchantIn((tableOf(orderNo) + 1) % 4), orderNo).status()).isEqualTo(404);
    assertThat(close(uid, numbers.next(uid)).status()).isEqualTo(404);
    assertThat(order(uid, orderNo).text("status")).isEqualTo("CREATED");
  }
}
