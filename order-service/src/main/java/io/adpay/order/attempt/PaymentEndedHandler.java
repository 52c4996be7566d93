package io.adpay.order.attempt;

import io.adpay.common.contract.order.PaymentEnded;
import io.adpay.common.outbox.EventHandler;
import io.adpay.common.outbox.EventOutcome;
import org.springframework.stereotype.Component;

/** A payment ended without money, and keeps its order open no longer. */
@Component
final class PaymentEndedHandler implements EventHandler<PaymentEnded> {

  private final FollowPayment followPayment;

  PaymentEndedHandler(FollowPayment followPayment) {
    this.followPayment = followPayment;
  }

  @Override
  public String type() {
    return PaymentEnded.TYPE;
  }

  @Override
  public Class<PaymentEnded> payloadType() {
    return PaymentEnded.class;
  }

  @Override
  public EventOutcome handle(PaymentEnded ended) {
    PaymentState end =
        switch (ended.end()) {
          case FAILED -> PaymentState.FAILED;
          case CLOSED -> PaymentState.CLOSED;
        };
    return followPayment.follow(ended.orderNo(), ended.paymentNo(), payment -> payment.endAs(end));
  }
}
