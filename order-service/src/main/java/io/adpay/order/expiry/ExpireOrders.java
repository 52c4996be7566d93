package io.adpay.order.expiry;

import io.adpay.common.wire.Times;
import io.adpay.order.closing.CloseOrder;
import io.adpay.order.closing.CloseOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes the orders whose time is over, the way a merchant's close does: the channel is asked
 * first. An order is taken under a lease in its own row, so that several nodes share the work and
 * none hurries an order that was busy a moment ago.
 */
final class ExpireOrders {

  private static final Logger log = LoggerFactory.getLogger(ExpireOrders.class);

  private final CloseOrder closeOrder;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final ExpiryProperties properties;
  private final Semaphore places;
  private final Counter expired;

  ExpireOrders(
      CloseOrder closeOrder,
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Clock clock,
      ExpiryProperties properties,
      MeterRegistry meters) {
    this.closeOrder = closeOrder;
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
    this.properties = properties;
    this.places = new Semaphore(properties.together());
    this.expired = meters.counter("adpay.orders.expired");
  }

  /** Works until no more is due than fits into one batch. */
  void run() {
    List<Long> taken;
    do {
      taken = take();
      closeAll(taken);
    } while (taken.size() >= properties.batch() && !Thread.currentThread().isInterrupted());
  }

  private List<Long> take() {
    return transaction.execute(
        _ -> {
          Instant now = clock.instant();
          List<Long> due =
              jdbc.sql(
                      """
                      SELECT order_no FROM t_order
                       WHERE status IN ('CREATED', 'PAYING') AND expires_at <= :now
                         AND (sweep_after IS NULL OR sweep_after <= :now)
                       ORDER BY expires_at LIMIT :most FOR UPDATE SKIP LOCKED
                      """)
                  .param("now", Times.column(now))
                  .param("most", properties.batch())
                  .query(Long.class)
                  .list();
          if (!due.isEmpty()) {
            jdbc.sql("UPDATE t_order SET sweep_after = :later WHERE order_no IN (:due)")
                .param("later", Times.column(now.plus(properties.retry())))
                .param("due", due)
                .update();
          }
          return due;
        });
  }

  private void closeAll(List<Long> orders) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      orders.forEach(orderNo -> threads.execute(() -> close(orderNo)));
    }
  }

  private void close(long orderNo) {
    places.acquireUninterruptibly();
    try {
      switch (closeOrder.expired(orderNo)) {
        case CloseOutcome.Closed(_) -> expired.increment();
        case CloseOutcome.Busy() -> log.info("The expired order {} is busy; later", orderNo);
        case CloseOutcome.Paid(_), CloseOutcome.NotFound() -> {}
      }
    } catch (RuntimeException e) {
      log.warn("The expired order {} could not be closed; later", orderNo, e);
    } finally {
      places.release();
    }
  }
}
