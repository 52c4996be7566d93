package io.adpay.order.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.contract.order.BeginPayment;
import io.adpay.common.contract.order.PaymentEnded;
import io.adpay.common.contract.order.PaymentPending;
import io.adpay.common.contract.payment.PaymentsClosed;
import io.adpay.order.testing.Answer;
import io.adpay.order.testing.RunningOrderService;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The order says which payments may begin, and its expiry follows them. */
class PaymentAttemptIT extends RunningOrderService {

  @Test
  void firstPaymentMovesTheOrderToPayingAndTellsWhatToPay() {
    long uid = newMerchant();
    long orderNo = place(uid, 700).orderNo();

    Answer payable = begin(orderNo, payment(uid, numbers.next(uid), inMinutes(30)));

    assertThat(payable.status()).isEqualTo(200);
    assertThat(payable.body().get("orderNo").asLong()).isEqualTo(orderNo);
    assertThat(payable.body().get("uid").asLong()).isEqualTo(uid);
    assertThat(payable.body().get("fen").asLong()).isEqualTo(700);
    assertThat(payable.text("currency")).isEqualTo("CNY");
    assertThat(payable.text("subject")).isEqualTo("Recharge");
    assertThat(order(uid, orderNo).text("status")).isEqualTo("PAYING");
  }

  @Test
  void samePaymentAskedAgainGetsTheSameAnswer() {
    long uid = newMerchant();
    long orderNo = place(uid, 700).orderNo();
    BeginPayment begin = payment(uid, numbers.next(uid), inMinutes(30));

    Answer first = begin(orderNo, begin);
    Answer again = begin(orderNo, begin);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(attempts(orderNo)).isEqualTo(1);
  }

  @Test
  void samePaymentAskedForManyTimesAtOnceIsRememberedOnce() {
    long uid = newMerchant();
    long orderNo = place(uid, 700).orderNo();
    BeginPayment begin = payment(uid, numbers.next(uid), inMinutes(30));

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 6).mapToObj(_ -> threads.submit(() -> begin(orderNo, begin))).toList();
      assertThat(answers).allSatisfy(a -> assertThat(a.get().status()).isEqualTo(200));
    }

    assertThat(attempts(orderNo)).isEqualTo(1);
  }

  @Test
  void orderOfAnotherMerchantDoesNotExist() {
    long uid = newMerchantIn(2);
    long orderNo = place(uid, 700).orderNo();
    long sameTable = newMerchantIn(2);
    long otherTable = newMerchantIn(3);

    for (long stranger : new long[] {sameTable, otherTable}) {
      Answer answer = begin(orderNo, payment(stranger, numbers.next(stranger), inMinutes(30)));
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.text("code")).isEqualTo("not_found");
    }
  }

  @Test
  void paymentNumberMustCarryTheGene() {
    long uid = newMerchantIn(0);
    long orderNo = place(uid, 700).orderNo();

    assertThat(begin(orderNo, payment(uid, numbers.next(newMerchantIn(1)), inMinutes(30))).status())
        .isEqualTo(400);
  }

  @Test
  void whatIsPaidClosedOrExpiredTakesNoPayment() {
    long uid = newMerchant();
    long paid = place(uid, 700).orderNo();
    long paidBy = begun(uid, paid);
    tell(success(uid, paid, paidBy, 700));
    long closed = place(uid, 700).orderNo();
    close(uid, closed);
    long expired = place(uid, 700).orderNo();
    letExpire(expired);

    for (long orderNo : new long[] {paid, closed, expired}) {
      Answer answer = begin(orderNo, payment(uid, numbers.next(uid), inMinutes(30)));
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.text("code")).isEqualTo("invalid_state");
    }
    assertThat(begin(paid, payment(uid, paidBy, inMinutes(30))).status()).isEqualTo(409);
  }

  @Test
  void expiryFollowsTheOpenPayments() {
    long uid = newMerchant();
    Answer placed = place(uid, 700);
    long orderNo = placed.orderNo();
    Instant ofItself = Instant.parse(placed.text("expiresAt"));
    long one = numbers.next(uid);
    long other = numbers.next(uid);
    Instant first = inMinutes(40);
    Instant second = inMinutes(50);

    begin(orderNo, payment(uid, one, inMinutes(10)));
    assertThat(expiryOf(uid, orderNo)).isEqualTo(ofItself);
    begin(orderNo, payment(uid, other, first));
    assertThat(expiryOf(uid, orderNo)).isEqualTo(first);
    assertThat(tell(PaymentPending.TYPE, orderNo, new PaymentPending(orderNo, one, second)))
        .isEqualTo("APPLIED");
    assertThat(expiryOf(uid, orderNo)).isEqualTo(second);

    assertThat(end(orderNo, one, PaymentEnded.End.FAILED)).isEqualTo("APPLIED");
    assertThat(expiryOf(uid, orderNo)).isEqualTo(first);
    assertThat(end(orderNo, other, PaymentEnded.End.CLOSED)).isEqualTo("APPLIED");
    assertThat(expiryOf(uid, orderNo)).isEqualTo(ofItself);
    assertThat(end(orderNo, other, PaymentEnded.End.CLOSED)).isEqualTo("DUPLICATE");
    assertThat(order(uid, orderNo).text("status")).isEqualTo("PAYING");
  }

  @Test
  void factsOfAPaymentThatNeverBeganAreRefused() {
    long uid = newMerchant();
    long orderNo = place(uid, 700).orderNo();

    assertThat(end(orderNo, numbers.next(uid), PaymentEnded.End.FAILED)).isEqualTo("REFUSED");
    assertThat(
            tell(
                PaymentPending.TYPE,
                orderNo,
                new PaymentPending(orderNo, numbers.next(uid), inMinutes(30))))
        .isEqualTo("REFUSED");
  }

  @Test
  void closedOrderKeepsNoPaymentOpen() {
    long uid = newMerchant();
    long orderNo = place(uid, 700).orderNo();
    long paymentNo = begun(uid, orderNo);
    SUITE.onClose(orderNo, _ -> PaymentsClosed.Outcome.CLOSED);
    close(uid, orderNo);

    assertThat(end(orderNo, paymentNo, PaymentEnded.End.CLOSED)).isEqualTo("DUPLICATE");
    assertThat(begin(orderNo, payment(uid, paymentNo, inMinutes(30))).status()).isEqualTo(409);
  }

  @Test
  void onlyServicesAsk() {
    long uid = newMerchant();
    String path = "/internal/orders/" + place(uid, 700).orderNo() + "/payment-attempts";

    assertThat(post(SUITE.merchantToken(uid), path, "{}", Map.of()).status()).isEqualTo(403);
  }

  private String end(long orderNo, long paymentNo, PaymentEnded.End end) {
    return tell(PaymentEnded.TYPE, orderNo, new PaymentEnded(orderNo, paymentNo, end));
  }

  private Instant expiryOf(long uid, long orderNo) {
    return Instant.parse(order(uid, orderNo).text("expiresAt"));
  }

  private static Instant inMinutes(int minutes) {
    return Instant.now().plus(minutes, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MILLIS);
  }

  private static int attempts(long orderNo) {
    return owner()
        .sql(
            "SELECT COUNT(*) FROM t_order_payment_%d WHERE order_no = ?"
                .formatted(tableOf(orderNo)))
        .param(orderNo)
        .query(Integer.class)
        .single();
  }
}
