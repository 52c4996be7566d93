package io.adpay.order.refunding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adpay.common.contract.order.OrderRefunded;
import io.adpay.common.contract.order.RechargePosted;
import io.adpay.order.testing.Answer;
import io.adpay.order.testing.RunningOrderService;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the order says to one who would refund it, and what it hears of refunds. */
class RefundOrderIT extends RunningOrderService {

  private static final long FEN = 5000;

  private long uid;
  private long orderNo;
  private long paymentNo;

  @BeforeEach
  void paidOrder() {
    uid = newMerchant();
    orderNo = place(uid, FEN).orderNo();
    paymentNo = begun(uid, orderNo);
    tell(success(uid, orderNo, paymentNo, FEN));
  }

  @Test
  void creditIsToldOnceTheMoneyIsInTheWallet() {
    assertThat(credit(uid, orderNo).status()).isEqualTo(409);
    assertThat(credit(uid, orderNo).text("code")).isEqualTo("invalid_state");

    credited();

    Answer credit = credit(uid, orderNo);
    assertThat(credit.status()).isEqualTo(200);
    assertThat(credit.body().get("paymentNo").asLong()).isEqualTo(paymentNo);
    assertThat(credit.body().get("fen").asLong()).isEqualTo(FEN);
    assertThat(credit.body().get("uid").asLong()).isEqualTo(uid);
  }

  @Test
  void creditOfAnothersOrderAndOfNoneIsNotFound() {
    credited();

    assertThat(credit(newMerchant(), orderNo).status()).isEqualTo(404);
    assertThat(credit(uid, numbers.next(uid)).status()).isEqualTo(404);
    assertThat(get(SUITE.merchantToken(uid), "/internal/orders/" + orderNo + "/credit").status())
        .isEqualTo(403);
  }

  @Test
  void refundsMoveTheOrderAndTheReaderSeesIt() {
    credited();
    assertThat(order(uid, orderNo).text("status")).isEqualTo("PAID");

    assertThat(refunded(uid, paymentNo, 1200)).isEqualTo("APPLIED");

    await()
        .untilAsserted(
            () -> assertThat(order(uid, orderNo).text("status")).isEqualTo("PARTIALLY_REFUNDED"));
    assertThat(order(uid, orderNo).body().get("refundedAmount").asLong()).isEqualTo(1200);
    assertThat(refunded(uid, paymentNo, FEN)).isEqualTo("APPLIED");
    await()
        .untilAsserted(() -> assertThat(order(uid, orderNo).text("status")).isEqualTo("REFUNDED"));
    assertThat(order(uid, orderNo).body().get("refundedAmount").asLong()).isEqualTo(FEN);
    assertThat(fact()).isEqualTo(FEN);
    assertThat(credit(uid, orderNo).status()).isEqualTo(200);
  }

  @Test
  void whatIsToldLateOrAgainIsNoNews() {
    credited();
    refunded(uid, paymentNo, 3000);

    assertThat(refunded(uid, paymentNo, 3000)).isEqualTo("DUPLICATE");
    assertThat(refunded(uid, paymentNo, 1200)).isEqualTo("DUPLICATE");
    assertThat(fact()).isEqualTo(3000);
  }

  @Test
  void manyThatComeAtOnceEndWithTheLargest() throws Exception {
    credited();
    List<Callable<String>> tellings =
        LongStream.rangeClosed(1, 8)
            .<Callable<String>>mapToObj(part -> () -> refunded(uid, paymentNo, part * 100))
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(threads.invokeAll(tellings))
          .allSatisfy(told -> assertThat(told.resultNow()).isIn("APPLIED", "DUPLICATE"));
    }

    assertThat(fact()).isEqualTo(800);
  }

  @Test
  void whatCanNotBeTrueIsRefused() {
    credited();

    assertThat(refunded(uid, paymentNo, FEN + 1)).isEqualTo("REFUSED");
    assertThat(refunded(uid, numbers.next(uid), 1)).isEqualTo("REFUSED");
    assertThat(refunded(newMerchant(), paymentNo, 1)).isEqualTo("REFUSED");
    assertThat(refunded(uid, paymentNo, 0)).isEqualTo("REFUSED");
    assertThat(fact()).isZero();
    long open = place(uid, FEN).orderNo();
    assertThat(tell(OrderRefunded.TYPE, open, event(open, uid, begun(uid, open), 1)))
        .isEqualTo("REFUSED");
  }

  private void credited() {
    assertThat(
            tell(
                RechargePosted.TYPE,
                orderNo,
                new RechargePosted(orderNo, numbers.next(uid), Instant.now())))
        .isEqualTo("APPLIED");
  }

  private Answer credit(long merchant, long order) {
    return get(SUITE.serviceToken(), "/internal/orders/" + order + "/credit?uid=" + merchant);
  }

  private String refunded(long merchant, long payment, long total) {
    return tell(OrderRefunded.TYPE, orderNo, event(orderNo, merchant, payment, total));
  }

  private OrderRefunded event(long order, long merchant, long payment, long total) {
    return new OrderRefunded(order, merchant, payment, numbers.next(uid), total, Instant.now());
  }

  private long fact() {
    var fact =
        get(SUITE.serviceToken(), "/internal/check/facts/refunded_totals/" + orderNo)
            .body()
            .get("fact");
    return fact.isNull() ? 0 : fact.get("fen").asLong();
  }
}
