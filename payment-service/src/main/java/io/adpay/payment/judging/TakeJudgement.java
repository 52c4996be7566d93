package io.adpay.payment.judging;

import io.adpay.common.contract.payment.Disposition;
import io.adpay.common.contract.payment.PaymentJudged;
import io.adpay.common.outbox.EventHandler;
import io.adpay.common.outbox.EventOutcome;
import io.adpay.payment.payment.ContradictoryJudgement;
import io.adpay.payment.payment.Payment;
import io.adpay.payment.payment.PaymentSteps;
import io.adpay.payment.payment.Payments;
import io.adpay.payment.refund.ReturnSurplus;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down what the order's row says a payment's money is for. A surplus goes back to the buyer:
 * that begins in the same transaction, so there is no surplus without its refund.
 */
@Component
final class TakeJudgement implements EventHandler<PaymentJudged> {

  private static final Logger log = LoggerFactory.getLogger(TakeJudgement.class);

  private final Payments payments;
  private final PaymentSteps steps;
  private final ReturnSurplus returnSurplus;
  private final TransactionTemplate transaction;

  TakeJudgement(
      Payments payments,
      PaymentSteps steps,
      ReturnSurplus returnSurplus,
      PlatformTransactionManager transactions) {
    this.payments = payments;
    this.steps = steps;
    this.returnSurplus = returnSurplus;
    this.transaction = new TransactionTemplate(transactions);
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
    Optional<Payment> payment =
        payments
            .findByPaymentNo(judged.paymentNo())
            .filter(named -> named.orderNo() == judged.orderNo());
    if (payment.isEmpty()) {
      return EventOutcome.REFUSED;
    }
    try {
      return judge(payment.get(), judged.disposition())
          ? EventOutcome.APPLIED
          : EventOutcome.DUPLICATE;
    } catch (ContradictoryJudgement contradiction) {
      log.error("A judgement contradicts its payment", contradiction);
      return EventOutcome.REFUSED;
    }
  }

  private boolean judge(Payment payment, Disposition disposition) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              boolean news = steps.judged(payment.paymentNo(), disposition);
              if (news && disposition == Disposition.SURPLUS) {
                returnSurplus.of(payment.paymentNo(), payment.uid());
              }
              return news;
            }));
  }
}
