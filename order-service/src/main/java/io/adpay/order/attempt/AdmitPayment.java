package io.adpay.order.attempt;

import io.adpay.common.contract.order.BeginPayment;
import io.adpay.common.contract.order.PayableOrder;
import io.adpay.common.ordernumber.ShardGene;
import io.adpay.common.problem.Problem;
import io.adpay.order.order.ChangeOrder;
import io.adpay.order.order.Order;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Lets a payment of an order begin, and remembers it. It moves the order's row, as closing does: of
 * a payment that begins and a close that comes at the same moment, one starts over.
 */
@Component
final class AdmitPayment {

  private final ChangeOrder changeOrder;
  private final OrderPayments payments;
  private final Clock clock;

  AdmitPayment(ChangeOrder changeOrder, OrderPayments payments, Clock clock) {
    this.changeOrder = changeOrder;
    this.payments = payments;
    this.clock = clock;
  }

  /**
   * Admits the payment. Asked again about one that it admitted, it says yes again for as long as
   * both are open.
   *
   * @throws Problem 404 where the order is not that merchant's, 409 {@code invalid_state} where it
   *     can't be paid any more
   */
  PayableOrder admit(long orderNo, BeginPayment begin) {
    if (!ShardGene.ofNumber(begin.paymentNo()).equals(ShardGene.ofUid(begin.uid()))) {
      throw Problem.invalid("paymentNo", "does not carry the gene of the uid");
    }
    return changeOrder.by(
        orderNo,
        found -> {
          Order order = found.filter(o -> o.uid() == begin.uid()).orElseThrow(Problem::notFound);
          Instant now = clock.instant();
          payments
              .findByPaymentNo(begin.paymentNo())
              .ifPresentOrElse(
                  known -> requireStillPayable(order, known, now),
                  () -> {
                    order.beginPayment(begin.expiresAt(), now);
                    payments.save(OrderPayment.begun(order, begin));
                  });
          return new PayableOrder(
              order.orderNo(),
              order.uid(),
              order.amount().fen(),
              order.currency(),
              order.subject(),
              order.expiresAt());
        });
  }

  private static void requireStillPayable(Order order, OrderPayment known, Instant now) {
    if (known.orderNo() != order.orderNo()
        || !known.isOpen()
        || !order.status().isOpen()
        || order.isExpired(now)) {
      throw Problem.invalidState("The payment can't begin any more.");
    }
  }
}
