package io.adpay.order.sharding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.common.contract.payment.PaymentsClosed;
import io.adpay.common.outbox.Outbox;
import io.adpay.common.servicecall.SuiteService;
import io.adpay.order.testing.RunningOrderService;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redisson.api.RedissonClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever knows a uid or a number asks one table; the proof is that the others are locked. */
@Timeout(60)
class GeneRoutingIT extends RunningOrderService {

  private static final List<String> KINDS = List.of("t_order", "t_order_detail", "t_order_payment");

  @Autowired private JdbcClient jdbc;
  @Autowired private RedissonClient redis;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private Outbox outbox;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void wholeLifeOfAnOrderTouchesOneTableOfEachKind(int table) throws SQLException {
    long uid = newMerchantIn(table);

    withTheOthersLocked(
        table,
        () -> {
          long paid = place(uid, 100).orderNo();
          long paymentNo = begun(uid, paid);
          tell(success(uid, paid, paymentNo, 100));
          redis.getKeys().flushdb();
          assertThat(order(uid, paid).text("status")).isEqualTo("PAID");

          long closed = place(uid, 100).orderNo();
          begun(uid, closed);
          SUITE.onClose(closed, _ -> PaymentsClosed.Outcome.CLOSED);
          assertThat(close(uid, closed).text("status")).isEqualTo("CLOSED");

          String token = SUITE.merchantToken(uid);
          assertThat(get(token, "/api/v1/orders?limit=10").body().get("items").size()).isEqualTo(2);
          assertThat(
                  get(token, "/api/v1/orders?outTradeNo=" + paymentNo).body().get("items").size())
              .isEqualTo(1);
          assertThat(
                  get(token, "/api/v1/orders?channelTradeNo=T" + paymentNo + "&status=PAID")
                      .body()
                      .get("items")
                      .size())
              .isEqualTo(1);
        });
  }

  @Test
  void rowsLieInTheTablesOfTheirGenes() {
    long uid = newMerchantIn(3);
    long orderNo = place(uid, 100).orderNo();
    begun(uid, orderNo);

    for (String kind : KINDS) {
      assertThat(
              IntStream.range(0, 4)
                  .map(
                      table ->
                          owner()
                              .sql(
                                  "SELECT COUNT(*) FROM %s_%d WHERE order_no = ?"
                                      .formatted(kind, table))
                              .param(orderNo)
                              .query(Integer.class)
                              .single())
                  .boxed())
          .containsExactly(0, 0, 0, 1);
    }
  }

  @Test
  void uidOfARowIsNeverChanged() {
    long uid = newMerchantIn(0);
    long orderNo = place(uid, 100).orderNo();

    assertThatThrownBy(
            () ->
                jdbc.sql("UPDATE t_order SET merchant_uid = ? WHERE order_no = ?")
                    .params(newMerchantIn(1), orderNo)
                    .update())
        .hasStackTraceContaining("sharding value");
  }

  /**
   * The pool commits by itself: what ran outside of a transaction would else be lost in silence.
   */
  @Test
  void statementOutsideOfATransactionIsKept() {
    long uid = newMerchant();
    long orderNo = place(uid, 100).orderNo();

    assertThat(
            jdbc.sql("UPDATE t_order SET sweep_after = UTC_TIMESTAMP(3) WHERE order_no = ?")
                .param(orderNo)
                .update())
        .isEqualTo(1);

    assertThat(
            owner()
                .sql(
                    "SELECT COUNT(*) FROM t_order_%d WHERE order_no = ? AND sweep_after IS NOT NULL"
                        .formatted(tableOf(orderNo)))
                .param(orderNo)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void outboxRowsRollBackWithTheOrders() {
    long uid = newMerchant();
    long orderNo = place(uid, 100).orderNo();

    new TransactionTemplate(transactions)
        .executeWithoutResult(
            transaction -> {
              outbox.append(SuiteService.WALLET, "NeverHappened", orderNo, List.of());
              jdbc.sql("UPDATE t_order SET sweep_after = UTC_TIMESTAMP(3) WHERE order_no = ?")
                  .param(orderNo)
                  .update();
              transaction.setRollbackOnly();
            });

    assertThat(outboxRows("NeverHappened", orderNo)).isZero();
    assertThat(
            owner()
                .sql(
                    "SELECT COUNT(*) FROM t_order_%d WHERE order_no = ? AND sweep_after IS NOT NULL"
                        .formatted(tableOf(orderNo)))
                .param(orderNo)
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void applicationMayNotDeleteOrders() {
    long orderNo = place(newMerchant(), 100).orderNo();

    assertThatThrownBy(
            () -> jdbc.sql("DELETE FROM t_order WHERE order_no = ?").param(orderNo).update())
        .hasStackTraceContaining("DELETE command denied");
  }

  private void withTheOthersLocked(int table, Runnable work) throws SQLException {
    try (Connection connection = ownerConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "LOCK TABLES "
              + String.join(
                  ", ",
                  KINDS.stream()
                      .flatMap(
                          kind ->
                              IntStream.range(0, 4)
                                  .filter(other -> other != table)
                                  .mapToObj(other -> kind + "_" + other + " WRITE"))
                      .toList()));
      try {
        work.run();
      } finally {
        statement.execute("UNLOCK TABLES");
      }
    }
  }

  private static Connection ownerConnection() throws SQLException {
    return ownerDatabase().getConnection();
  }
}
