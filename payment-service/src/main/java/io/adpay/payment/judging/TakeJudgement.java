package io.adpay.payment.payment;

import io.adpay.common.contract.payment.PaymentJudged;
import io.adpay.common.outbox.EventHandler;
import io.adpay.common.outbox.EventOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes down what the order's row says a payment's money is for. */
@Component
final class TakeJudgement implements EventHandler<PaymentJudged> {

  private static final Logger log = LoggerFactory.getLogger(TakeJudgement.class);

  private final Payments payments;
  private final PaymentSteps steps;

  TakeJudgement(Payments payments, PaymentSteps steps) {
    this.payments = payments;
    this.steps = steps;
  }

  @Override
  public String type() {
    return PaymentJudged.TYPE;
  }

  @Override
  public Class<PaymentJudged> payloadType() {
    return PaymentJudged.class;
  }

  @Override
  public EventOutcome handle(PaymentJudged judged) {
    boolean ours =
        payments
            .findByPaymentNo(judged.paymentNo())
            .filter(payment -> payment.orderNo() == judged.orderNo())
            .isPresent();
    if (!ours) {
      return EventOutcome.REFUSED;
    }
    try {
      return steps.judged(judged.paymentNo(), judged.disposition())
          ? EventOutcome.APPLIED
          : EventOutcome.DUPLICATE;
    } catch (ContradictoryJudgement contradiction) {
      log.error("A judgement contradicts its payment", contradiction);
      return EventOutcome.REFUSED;
    }
  }
}
