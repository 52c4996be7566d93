package io.adpay.order.refunding;

import io.adpay.common.contract.order.OrderRefunded;
import io.adpay.common.money.Money;
import io.adpay.common.outbox.EventHandler;
import io.adpay.common.outbox.EventOutcome;
import io.adpay.order.order.ChangeOrder;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes down how much of an order has gone back to the buyer. Each fact tells the whole of it, so
 * the largest counts, in whatever order they come.
 */
@Component
final class RefundOrder implements EventHandler<OrderRefunded> {

  private static final Logger log = LoggerFactory.getLogger(RefundOrder.class);

  private final ChangeOrder changeOrder;
  private final Clock clock;

  RefundOrder(ChangeOrder changeOrder, Clock clock) {
    this.changeOrder = changeOrder;
    this.clock = clock;
  }

  @Override
  public String type() {
    return OrderRefunded.TYPE;
  }

  @Override
  public Class<OrderRefunded> payloadType() {
    return OrderRefunded.class;
  }

  @Override
  public EventOutcome handle(OrderRefunded refunded) {
    Money total = Money.ofFen(refunded.totalFen());
    return changeOrder.by(
        refunded.orderNo(),
        found ->
            found
                .filter(order -> order.uid() == refunded.uid())
                .filter(order -> order.canBeRefunded(refunded.paymentNo(), total))
                .map(
                    order ->
                        order.refund(refunded.paymentNo(), total, clock.instant())
                            ? EventOutcome.APPLIED
                            : EventOutcome.DUPLICATE)
                .orElseGet(() -> refused(refunded)));
  }

  private static EventOutcome refused(OrderRefunded refunded) {
    log.error(
        "Of order {} can't have gone back {} fen of payment {}",
        refunded.orderNo(),
        refunded.totalFen(),
        refunded.paymentNo());
    return EventOutcome.REFUSED;
  }
}
