package io.adpay.order.order;

import io.adpay.order.cache.OrderCache;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes one order by one decision in one transaction. Where another writer came first, nothing of
 * the decision is kept and it is made again, on what the row says then.
 */
@Component
public final class ChangeOrder {

  private static final Logger log = LoggerFactory.getLogger(ChangeOrder.class);
  private static final int TRIES = 8;
  private static final long LONGEST_PAUSE_MILLIS = 20;

  private final Orders orders;
  private final OrderCache cache;
  private final TransactionTemplate transaction;

  ChangeOrder(Orders orders, OrderCache cache, PlatformTransactionManager transactions) {
    this.orders = orders;
    this.cache = cache;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Decides about an order. The decision may run several times; what it writes is written once.
   *
   * @param decision gets the order, or nothing where there is none
   * @throws DataAccessException where other writers came first again and again
   */
  public <T> T by(long orderNo, Function<Optional<Order>, T> decision) {
    for (int attempt = 1; ; attempt++) {
      try {
        return once(orderNo, decision);
      } catch (ConcurrencyFailureException | DataIntegrityViolationException e) {
        if (attempt == TRIES || !isLostRace(e)) {
          throw e;
        }
        log.debug("Another writer of the order {} came first", orderNo, e);
        pause(attempt);
      }
    }
  }

  /** Another writer has moved the row, holds it, or has written the same payment down. */
  private static boolean isLostRace(DataAccessException e) {
    return !(e instanceof DataIntegrityViolationException violation)
        || DuplicateNumber.isCauseOf(violation);
  }

  private <T> T once(long orderNo, Function<Optional<Order>, T> decision) {
    return transaction.<T>execute(
        _ -> {
          Optional<Order> order = orders.findByNumber(orderNo);
          @Nullable Long before = order.map(Order::writtenVersion).orElse(null);
          T outcome = decision.apply(order);
          orders.flush();
          order
              .filter(changed -> before == null || changed.writtenVersion() != before)
              .ifPresent(changed -> cache.forgetAfterCommit(orderNo, changed.writtenVersion()));
          return outcome;
        });
  }

  private static void pause(int attempt) {
    LockSupport.parkNanos(
        TimeUnit.MILLISECONDS.toNanos(
            ThreadLocalRandom.current()
                .nextLong(1, 1 + LONGEST_PAUSE_MILLIS * attempt / TRIES + 1)));
  }
}
