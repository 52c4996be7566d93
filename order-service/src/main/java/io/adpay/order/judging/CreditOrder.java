package io.adpay.order.judging;

import io.adpay.common.contract.order.RechargePosted;
import io.adpay.common.outbox.EventHandler;
import io.adpay.common.outbox.EventOutcome;
import io.adpay.order.order.ChangeOrder;
import io.adpay.order.order.Order;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes down when the order's money was in the wallet. */
@Component
final class CreditOrder implements EventHandler<RechargePosted> {

  private static final Logger log = LoggerFactory.getLogger(CreditOrder.class);

  private final ChangeOrder changeOrder;
  private final Clock clock;

  CreditOrder(ChangeOrder changeOrder, Clock clock) {
    this.changeOrder = changeOrder;
    this.clock = clock;
  }

  @Override
  public String type() {
    return RechargePosted.TYPE;
  }

  @Override
  public Class<RechargePosted> payloadType() {
    return RechargePosted.class;
  }

  @Override
  public EventOutcome handle(RechargePosted posted) {
    return changeOrder.by(
        posted.orderNo(),
        found -> {
          if (found.filter(order -> order.status().isPaid()).isEmpty()) {
            log.error("The wallet was credited for {}, which is no paid order", posted.orderNo());
            return EventOutcome.REFUSED;
          }
          Order order = found.get();
          if (order.isCredited()) {
            return EventOutcome.DUPLICATE;
          }
          order.credit(posted.postedAt(), clock.instant());
          return EventOutcome.APPLIED;
        });
  }
}
