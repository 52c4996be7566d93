package io.adpay.order.order;

import io.adpay.common.idempotency.IdempotencyClaim;
import io.adpay.common.ordernumber.NumberGenerator;
import io.adpay.common.ordernumber.NumbersUnavailable;
import io.adpay.common.problem.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives an order its number and writes it down. */
@Component
final class PlaceOrder {

  private static final Logger log = LoggerFactory.getLogger(PlaceOrder.class);
  private static final int NUMBERS_TRIED = 3;

  private final NumberGenerator numbers;
  private final SeenNumbers seen;
  private final Orders orders;
  private final TransactionTemplate transaction;
  private final OrderProperties properties;
  private final Counter placed;
  private final Counter doubled;

  PlaceOrder(
      NumberGenerator numbers,
      SeenNumbers seen,
      Orders orders,
      PlatformTransactionManager transactions,
      OrderProperties properties,
      MeterRegistry meters) {
    this.numbers = numbers;
    this.seen = seen;
    this.orders = orders;
    this.transaction = new TransactionTemplate(transactions);
    this.properties = properties;
    this.placed = meters.counter("adpay.orders.placed");
    this.doubled = meters.counter("adpay.orders.numbers.doubled");
  }

  /**
   * Places it, in one transaction with the claim that it answers.
   *
   * @throws Problem 503 {@code numbers_unavailable} where no number is to be had now
   */
  OrderSnapshot place(long uid, NewOrder order, IdempotencyClaim claim) {
    for (int attempt = 1; attempt <= NUMBERS_TRIED; attempt++) {
      long orderNo = nextNumber(uid);
      if (!seen.addIfNew(orderNo)) {
        doubled.increment();
        log.error("The number {} was made before: a node id or a clock is wrong", orderNo);
        continue;
      }
      try {
        OrderSnapshot snapshot = written(orderNo, uid, order, claim);
        placed.increment();
        return snapshot;
      } catch (DataIntegrityViolationException violation) {
        if (!DuplicateNumber.isCauseOf(violation)) {
          throw violation;
        }
        doubled.increment();
        log.error("The number {} is an order's already", orderNo, violation);
      }
    }
    throw noNumbers();
  }

  private OrderSnapshot written(long orderNo, long uid, NewOrder order, IdempotencyClaim claim) {
    return transaction.execute(
        _ -> {
          Order placed =
              orders.saveAndFlush(Order.place(orderNo, uid, order, properties.lifetime()));
          claim.bind(orderNo);
          return OrderSnapshot.of(placed);
        });
  }

  private long nextNumber(long uid) {
    try {
      return numbers.next(uid);
    } catch (NumbersUnavailable e) {
      log.error("No number can be made now", e);
      throw noNumbers();
    }
  }

  private static Problem noNumbers() {
    return Problem.unavailable(
        "numbers_unavailable", "No order number can be had now.", Duration.ofSeconds(1));
  }
}
