package io.adpay.order.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adpay.common.contract.order.PaymentEnded;
import io.adpay.common.contract.order.PaymentPending;
import io.adpay.common.contract.order.RechargePosted;
import io.adpay.common.contract.payment.PaymentsClosed;
import io.adpay.order.testing.RunningOrderService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The order's row judges: one payment is credited, every other success is surplus. */
class JudgePaymentIT extends RunningOrderService {

  private static final long FEN = 5000;

  @Test
  void firstSuccessPaysTheOrderAndTellsTheOthers() {
    long uid = newMerchant();
    long orderNo = place(uid, FEN).orderNo();
    long paymentNo = begun(uid, orderNo);

    assertThat(tell(success(uid, orderNo, paymentNo, FEN))).isEqualTo("APPLIED");

    assertThat(order(uid, orderNo).text("status")).isEqualTo("PAID");
    assertThat(order(uid, orderNo).body().get("paidAt").isNull()).isFalse();
    assertThat(order(uid, orderNo).body().get("creditedAt").isNull()).isTrue();
    await()
        .untilAsserted(
            () -> {
              assertThat(dispositions(orderNo)).containsExactly("CREDITED");
              List<JsonNode> recharges = SUITE.events("RechargeRequested", orderNo);
              assertThat(recharges).hasSize(1);
              JsonNode recharge = recharges.getFirst().get("payload");
              assertThat(recharge.get("fen").asLong()).isEqualTo(FEN);
              assertThat(recharge.get("uid").asLong()).isEqualTo(uid);
              assertThat(recharge.get("paymentNo").asLong()).isEqualTo(paymentNo);
              assertThat(recharge.get("channel").asString()).isEqualTo("ALIPAY");
            });
  }

  @RepeatedTest(5)
  void ofTwoThatSucceedAtOnceOneIsCredited() throws Exception {
    long uid = newMerchant();
    long orderNo = place(uid, FEN).orderNo();
    List<Long> payments = List.of(begun(uid, orderNo), begun(uid, orderNo), begun(uid, orderNo));

    List<String> outcomes =
        atOnce(
            payments.stream()
                .<Callable<String>>map(p -> () -> tell(success(uid, orderNo, p, FEN)))
                .toList());

    assertThat(outcomes).containsOnly("APPLIED");
    assertThat(outboxRows("RechargeRequested", orderNo)).isEqualTo(1);
    assertThat(judgements(orderNo)).containsExactlyInAnyOrder("CREDITED", "SURPLUS", "SURPLUS");
    assertThat(order(uid, orderNo).text("status")).isEqualTo("PAID");
  }

  @RepeatedTest(3)
  void oneSuccessToldManyTimesAtOnceIsJudgedOnce() throws Exception {
    long uid = newMerchant();
    long orderNo = place(uid, FEN).orderNo();
    long paymentNo = begun(uid, orderNo);
    var success = success(uid, orderNo, paymentNo, FEN);

    List<String> outcomes =
        atOnce(IntStream.range(0, 6).<Callable<String>>mapToObj(_ -> () -> tell(success)).toList());

    assertThat(outcomes).containsOnly("APPLIED", "DUPLICATE");
    assertThat(outcomes).containsOnlyOnce("APPLIED");
    assertThat(judgements(orderNo)).containsExactly("CREDITED");
    assertThat(outboxRows("RechargeRequested", orderNo)).isEqualTo(1);
    assertThat(outboxRows("PaymentJudged", orderNo)).isEqualTo(1);
  }

  @Test
  void oddSumIsSurplusAndLeavesTheOrderPayable() {
    long uid = newMerchant();
    long orderNo = place(uid, FEN).orderNo();
    long odd = begun(uid, orderNo);
    long right = begun(uid, orderNo);

    assertThat(tell(success(uid, orderNo, odd, FEN - 1))).isEqualTo("APPLIED");
    assertThat(order(uid, orderNo).text("status")).isEqualTo("PAYING");
    assertThat(tell(success(uid, orderNo, right, FEN))).isEqualTo("APPLIED");

    assertThat(order(uid, orderNo).text("status")).isEqualTo("PAID");
    assertThat(judgements(orderNo)).containsExactlyInAnyOrder("SURPLUS", "CREDITED");
  }

  @Test
  void successAfterCloseIsSurplus() {
    long uid = newMerchant();
    long orderNo = place(uid, FEN).orderNo();
    long paymentNo = begun(uid, orderNo);
    SUITE.onClose(orderNo, _ -> PaymentsClosed.Outcome.CLOSED);
    assertThat(close(uid, orderNo).status()).isEqualTo(200);

    assertThat(tell(success(uid, orderNo, paymentNo, FEN))).isEqualTo("APPLIED");
    assertThat(tell(success(uid, orderNo, paymentNo, FEN))).isEqualTo("DUPLICATE");

    assertThat(order(uid, orderNo).text("status")).isEqualTo("CLOSED");
    assertThat(order(uid, orderNo).body().get("paidAt").isNull()).isTrue();
    assertThat(judgements(orderNo)).containsExactly("SURPLUS");
    assertThat(outboxRows("RechargeRequested", orderNo)).isZero();
  }

  @Test
  void successOfAFailedPaymentStillCounts() {
    long uid = newMerchant();
    long orderNo = place(uid, FEN).orderNo();
    long paymentNo = begun(uid, orderNo);
    tell(PaymentEnded.TYPE, orderNo, new PaymentEnded(orderNo, paymentNo, PaymentEnded.End.FAILED));

    assertThat(tell(success(uid, orderNo, paymentNo, FEN))).isEqualTo("APPLIED");

    assertThat(order(uid, orderNo).text("status")).isEqualTo("PAID");
    assertThat(judgements(orderNo)).containsExactly("CREDITED");
  }

  @Test
  void factsMayComeInAnyOrder() {
    long uid = newMerchant();
    long orderNo = place(uid, FEN).orderNo();
    long paymentNo = begun(uid, orderNo);
    Instant later = Instant.now().plusSeconds(7200);

    assertThat(tell(success(uid, orderNo, paymentNo, FEN))).isEqualTo("APPLIED");
    String expiresAt = order(uid, orderNo).text("expiresAt");
    assertThat(tell(PaymentPending.TYPE, orderNo, new PaymentPending(orderNo, paymentNo, later)))
        .isEqualTo("DUPLICATE");
    assertThat(
            tell(
                PaymentEnded.TYPE,
                orderNo,
                new PaymentEnded(orderNo, paymentNo, PaymentEnded.End.CLOSED)))
        .isEqualTo("DUPLICATE");

    assertThat(order(uid, orderNo).text("status")).isEqualTo("PAID");
    assertThat(order(uid, orderNo).text("expiresAt")).isEqualTo(expiresAt);
  }

  @Test
  void creditIsWrittenDownOnce() {
    long uid = newMerchant();
    long orderNo = place(uid, FEN).orderNo();
    var posted = new RechargePosted(orderNo, 1, Instant.parse("2026-11-24T10:00:00.123Z"));
    var again = new RechargePosted(orderNo, 1, Instant.parse("2026-11-24T11:00:00Z"));
    assertThat(tell(RechargePosted.TYPE, orderNo, posted)).isEqualTo("REFUSED");
    tell(success(uid, orderNo, begun(uid, orderNo), FEN));

    assertThat(tell(RechargePosted.TYPE, orderNo, posted)).isEqualTo("APPLIED");
    assertThat(tell(RechargePosted.TYPE, orderNo, again)).isEqualTo("DUPLICATE");

    assertThat(order(uid, orderNo).text("creditedAt")).isEqualTo("2026-11-24T10:00:00.123Z");
    assertThat(order(uid, orderNo).text("status")).isEqualTo("PAID");
  }

  @Test
  void whatContradictsItselfIsRefused() {
    long uid = newMerchantIn(0);
    long other = newMerchantIn(1);
    long orderNo = place(uid, FEN).orderNo();
    long paymentNo = begun(uid, orderNo);

    assertThat(tell(success(other, orderNo, paymentNo, FEN))).isEqualTo("REFUSED");
    assertThat(tell(success(uid, orderNo, numbers.next(other), FEN))).isEqualTo("REFUSED");
    assertThat(tell(success(uid, orderNo, numbers.next(uid), FEN))).isEqualTo("REFUSED");
    assertThat(tell(success(uid, numbers.next(uid), paymentNo, FEN))).isEqualTo("REFUSED");
    assertThat(order(uid, orderNo).text("status")).isEqualTo("PAYING");
    assertThat(outboxRows("PaymentJudged", orderNo)).isZero();
  }

  private static List<String> judgements(long orderNo) {
    return owner()
        .sql(
            "SELECT disposition FROM t_order_payment_%d WHERE order_no = ? AND disposition IS NOT NULL"
                .formatted(tableOf(orderNo)))
        .param(orderNo)
        .query(String.class)
        .list();
  }

  private static List<String> dispositions(long orderNo) {
    return SUITE.events("PaymentJudged", orderNo).stream()
        .map(event -> event.get("payload").get("disposition").asString())
        .toList();
  }

  private static <T> List<T> atOnce(List<Callable<T>> work)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> futures = threads.invokeAll(work);
      var results = new ArrayList<T>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    }
  }
}
