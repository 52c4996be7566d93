package io.adpay.order.attempt;

import io.adpay.common.outbox.EventOutcome;
import io.adpay.order.order.ChangeOrder;
import io.adpay.order.order.Order;
import io.adpay.order.order.OrderProperties;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes in what happened to a payment, and lets the order's expiry follow. */
@Component
final class FollowPayment {

  private static final Logger log = LoggerFactory.getLogger(FollowPayment.class);

  private final ChangeOrder changeOrder;
  private final OrderPayments payments;
  private final OrderProperties properties;
  private final Clock clock;

  FollowPayment(
      ChangeOrder changeOrder, OrderPayments payments, OrderProperties properties, Clock clock) {
    this.changeOrder = changeOrder;
    this.payments = payments;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Applies a change to a payment.
   *
   * @param change tells whether it was news
   */
  EventOutcome follow(long orderNo, long paymentNo, Predicate<OrderPayment> change) {
    return changeOrder.by(
        orderNo,
        found -> {
          List<OrderPayment> all = payments.findByOrderNo(orderNo);
          Optional<OrderPayment> payment =
              all.stream().filter(p -> p.paymentNo() == paymentNo).findFirst();
          if (found.isEmpty() || payment.isEmpty()) {
            log.error("No order {} has let a payment {} begin", orderNo, paymentNo);
            return EventOutcome.REFUSED;
          }
          if (!change.test(payment.get())) {
            return EventOutcome.DUPLICATE;
          }
          Order order = found.get();
          if (order.status().isOpen()) {
            order.followPayments(lastOpenEnd(all), properties.lifetime(), clock.instant());
          }
          return EventOutcome.APPLIED;
        });
  }

  private static Optional<Instant> lastOpenEnd(List<OrderPayment> payments) {
    return payments.stream()
        .filter(OrderPayment::isOpen)
        .map(OrderPayment::expiresAt)
        .max(Comparator.naturalOrder());
  }
}
