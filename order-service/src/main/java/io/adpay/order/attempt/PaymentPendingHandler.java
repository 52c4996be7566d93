package io.adpay.order.attempt;

import io.adpay.common.contract.order.PaymentPending;
import io.adpay.common.outbox.EventHandler;
import io.adpay.common.outbox.EventOutcome;
import org.springframework.stereotype.Component;

/** A buyer can pay now, and until later than was known when the payment began. */
@Component
final class PaymentPendingHandler implements EventHandler<PaymentPending> {

  private final FollowPayment followPayment;

  PaymentPendingHandler(FollowPayment followPayment) {
    this.followPayment = followPayment;
  }

  @Override
  public String type() {
    return PaymentPending.TYPE;
  }

  @Override
  public Class<PaymentPending> payloadType() {
    return PaymentPending.class;
  }

  @Override
  public EventOutcome handle(PaymentPending pending) {
    return followPayment.follow(
        pending.orderNo(),
        pending.paymentNo(),
        payment -> payment.pendingUntil(pending.expiresAt()));
  }
}
