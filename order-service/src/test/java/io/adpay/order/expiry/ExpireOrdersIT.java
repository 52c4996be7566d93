package io.adpay.order.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.contract.payment.PaymentsClosed;
import io.adpay.order.testing.RunningOrderService;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders whose time is over are closed, as a merchant would close them. */
class ExpireOrdersIT extends RunningOrderService {

  @Autowired private ExpireOrders expireOrders;

  @Test
  void expiredOrdersOfAllTablesAreClosed() {
    List<Placed> expired = IntStream.range(0, 4).mapToObj(this::placedIn).toList();
    expired.forEach(order -> letExpire(order.orderNo()));
    Placed young = placedIn(0);

    expireOrders.run();

    assertThat(expired)
        .allSatisfy(
            o -> assertThat(order(o.uid(), o.orderNo()).text("status")).isEqualTo("CLOSED"));
    assertThat(order(young.uid(), young.orderNo()).text("status")).isEqualTo("CREATED");
  }

  @Test
  void buyerWhoIsPayingIsNotCutOffAndNobodyHurries() {
    Placed placed = placedIn(1);
    begun(placed.uid(), placed.orderNo());
    letExpire(placed.orderNo());
    SUITE.onClose(placed.orderNo(), _ -> PaymentsClosed.Outcome.BUSY);

    expireOrders.run();
    expireOrders.run();

    assertThat(SUITE.closeCalls(placed.orderNo())).hasSize(1);
    assertThat(order(placed.uid(), placed.orderNo()).text("status")).isEqualTo("PAYING");

    SUITE.onClose(placed.orderNo(), _ -> PaymentsClosed.Outcome.CLOSED);
    letTheRetryCome(placed.orderNo());
    expireOrders.run();

    assertThat(order(placed.uid(), placed.orderNo()).text("status")).isEqualTo("CLOSED");
  }

  @Test
  void orderWhoseNodeDiedWithItIsTakenByAnother() {
    Placed placed = placedIn(2);
    begun(placed.uid(), placed.orderNo());
    letExpire(placed.orderNo());
    // The faked payment-service answers nothing for it: as good as a node that died while asking.
    expireOrders.run();
    assertThat(order(placed.uid(), placed.orderNo()).text("status")).isEqualTo("PAYING");

    SUITE.onClose(placed.orderNo(), _ -> PaymentsClosed.Outcome.CLOSED);
    letTheRetryCome(placed.orderNo());
    expireOrders.run();

    assertThat(order(placed.uid(), placed.orderNo()).text("status")).isEqualTo("CLOSED");
  }

  @Test
  void nodesShareTheWork() throws Exception {
    List<Placed> expired = IntStream.range(0, 12).mapToObj(i -> placedIn(i % 4)).toList();
    for (Placed placed : expired) {
      begun(placed.uid(), placed.orderNo());
      SUITE.onClose(placed.orderNo(), _ -> PaymentsClosed.Outcome.CLOSED);
      letExpire(placed.orderNo());
    }

    try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
      List<? extends Future<?>> runs =
          IntStream.range(0, 4).mapToObj(_ -> nodes.submit(expireOrders::run)).toList();
      for (Future<?> run : runs) {
        run.get();
      }
    }

    assertThat(expired)
        .allSatisfy(
            o -> {
              assertThat(order(o.uid(), o.orderNo()).text("status")).isEqualTo("CLOSED");
              assertThat(SUITE.closeCalls(o.orderNo())).hasSize(1);
            });
  }

  private record Placed(long uid, long orderNo) {}

  private Placed placedIn(int table) {
    long uid = newMerchantIn(table);
    return new Placed(uid, place(uid, 100).orderNo());
  }

  private static void letTheRetryCome(long orderNo) {
    owner()
        .sql(
            "UPDATE t_order_%d SET sweep_after = UTC_TIMESTAMP(3) WHERE order_no = ?"
                .formatted(tableOf(orderNo)))
        .param(orderNo)
        .update();
  }
}
