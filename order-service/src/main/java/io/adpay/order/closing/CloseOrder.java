package io.adpay.order.closing;

import io.adpay.common.contract.payment.ClosePayments;
import io.adpay.order.attempt.OrderPayment;
import io.adpay.order.attempt.OrderPayments;
import io.adpay.order.attempt.PaymentState;
import io.adpay.order.order.ChangeOrder;
import io.adpay.order.order.Order;
import io.adpay.order.order.OrderSnapshot;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Closes an order. The channel is asked first, outside of any transaction; then the order is closed
 * only if its row is still as it was before the question. A payment that began meanwhile has moved
 * the row, and the question is asked again about that one too.
 */
@Component
public class CloseOrder {

  private static final int TRIES = 5;

  private final ChangeOrder changeOrder;
  private final OrderPayments payments;
  private final AskPayments askPayments;
  private final Clock clock;

  CloseOrder(
      ChangeOrder changeOrder, OrderPayments payments, AskPayments askPayments, Clock clock) {
    this.changeOrder = changeOrder;
    this.payments = payments;
    this.askPayments = askPayments;
    this.clock = clock;
  }

  /** Closes a merchant's order because the merchant says so. */
  CloseOutcome forMerchant(long uid, long orderNo) {
    return close(orderNo, order -> order.uid() == uid);
  }

  /** Closes an order whose time is over; one whose time was extended meanwhile isn't found. */
  public CloseOutcome expired(long orderNo) {
    return close(orderNo, order -> !order.status().isOpen() || order.isExpired(clock.instant()));
  }

  private CloseOutcome close(long orderNo, Predicate<Order> wanted) {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Optional<Seen> seen = look(orderNo, wanted);
      if (seen.isEmpty()) {
        return new CloseOutcome.NotFound();
      }
      Optional<CloseOutcome> outcome = closeAsSeen(orderNo, seen.get());
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    return new CloseOutcome.Busy();
  }

  /** The outcome; nothing where the row moved and everything has to be looked at anew. */
  private Optional<CloseOutcome> closeAsSeen(long orderNo, Seen seen) {
    OrderSnapshot order = seen.order();
    if (order.status().isPaid()) {
      return Optional.of(new CloseOutcome.Paid(order.status()));
    }
    if (!order.status().isOpen()) {
      return Optional.of(new CloseOutcome.Closed(order));
    }
    if (!seen.open().attempts().isEmpty()) {
      switch (askPayments.toClose(orderNo, seen.open())) {
        case CLOSED -> {}
        case PAID, BUSY -> {
          return Optional.of(new CloseOutcome.Busy());
        }
      }
    }
    return changeOrder.by(
        orderNo,
        found ->
            found
                .filter(current -> current.writtenVersion() == seen.version())
                .map(current -> new CloseOutcome.Closed(closed(current))));
  }

  private OrderSnapshot closed(Order order) {
    Instant now = clock.instant();
    payments
        .findByOrderNo(order.orderNo())
        .forEach(
            payment -> {
              boolean _ = payment.endAs(PaymentState.CLOSED);
            });
    order.close(now);
    return OrderSnapshot.of(order);
  }

  /** The row is read before its payments: what begins between the two has moved the row. */
  private Optional<Seen> look(long orderNo, Predicate<Order> wanted) {
    return changeOrder.by(
        orderNo,
        found ->
            found
                .filter(wanted)
                .map(
                    order ->
                        new Seen(
                            order.writtenVersion(),
                            OrderSnapshot.of(order),
                            openPaymentsOf(order))));
  }

  private ClosePayments openPaymentsOf(Order order) {
    List<ClosePayments.Attempt> attempts =
        payments.findByOrderNo(order.orderNo()).stream()
            .filter(OrderPayment::isOpen)
            .map(
                payment ->
                    new ClosePayments.Attempt(
                        payment.paymentNo(),
                        payment.channel(),
                        payment.method(),
                        order.amount().fen()))
            .toList();
    return new ClosePayments(order.uid(), attempts);
  }

  private record Seen(long version, OrderSnapshot order, ClosePayments open) {}
}
