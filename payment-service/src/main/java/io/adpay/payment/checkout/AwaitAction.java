package io.adpay.payment.checkout;

import io.adpay.payment.payment.Payment;
import io.adpay.payment.payment.PaymentSignals;
import io.adpay.payment.payment.PaymentStatus;
import io.adpay.payment.payment.Payments;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Waits a little for a payment to leave the buffer, on this node or another. */
@Component
final class AwaitAction {

  private static final Duration LOOK = Duration.ofMillis(400);

  private final Payments payments;
  private final PaymentSignals signals;

  AwaitAction(Payments payments, PaymentSignals signals) {
    this.payments = payments;
    this.signals = signals;
  }

  /** The payment as it is when it has left the buffer, or when the time is over. */
  Payment await(long paymentNo, Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    try (var listener = signals.listen(paymentNo)) {
      while (true) {
        Payment payment = payments.findByPaymentNo(paymentNo).orElseThrow();
        Duration rest = Duration.ofNanos(deadline - System.nanoTime());
        if (payment.status() != PaymentStatus.QUEUED || !rest.isPositive()) {
          return payment;
        }
        listener.await(rest.compareTo(LOOK) < 0 ? rest : LOOK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return payments.findByPaymentNo(paymentNo).orElseThrow();
    }
  }
}
