package io.adpay.payment.payment;

import io.adpay.common.contract.order.PaymentEnded;
import io.adpay.common.contract.order.PaymentPending;
import io.adpay.common.contract.order.PaymentSucceeded;
import io.adpay.common.outbox.Outbox;
import io.adpay.common.servicecall.SuiteService;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What the order hears of a payment, written in the transaction that makes it true. */
@Component
final class PaymentFacts {

  private final Outbox outbox;
  private final MeterRegistry meters;

  PaymentFacts(Outbox outbox, MeterRegistry meters) {
    this.outbox = outbox;
    this.meters = meters;
  }

  void pending(Payment payment) {
    tell(
        payment,
        PaymentPending.TYPE,
        new PaymentPending(payment.orderNo(), payment.paymentNo(), payment.expiresAt()));
  }

  void ended(Payment payment, PaymentEnded.End end) {
    tell(payment, PaymentEnded.TYPE, new PaymentEnded(payment.orderNo(), payment.paymentNo(), end));
  }

  /** A payment that the order has let begin was never stored. */
  void neverBegan(long orderNo, long paymentNo) {
    outbox.append(
        SuiteService.ORDER,
        PaymentEnded.TYPE,
        orderNo,
        new PaymentEnded(orderNo, paymentNo, PaymentEnded.End.FAILED));
  }

  void succeeded(Payment payment, Receipt receipt) {
    tell(
        payment,
        PaymentSucceeded.TYPE,
        new PaymentSucceeded(
            payment.orderNo(),
            payment.paymentNo(),
            payment.uid(),
            payment.channel(),
            receipt.amount().fen(),
            receipt.channelTradeNo(),
            Objects.requireNonNull(payment.succeededAt())));
  }

  private void tell(Payment payment, String type, Object fact) {
    outbox.append(SuiteService.ORDER, type, payment.orderNo(), fact);
    AfterCommit.run(
        () ->
            meters
                .counter(
                    "adpay.payment.moved",
                    "channel",
                    payment.channel().name(),
                    "to",
                    payment.status().name())
                .increment());
  }
}
