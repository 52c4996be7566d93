package io.adpay.payment.checkout;

import io.adpay.common.contract.order.BeginPayment;
import io.adpay.common.contract.order.PayableOrder;
import io.adpay.common.contract.payment.Method;
import io.adpay.common.idempotency.IdempotencyClaim;
import io.adpay.common.money.Money;
import io.adpay.common.ordernumber.NumberGenerator;
import io.adpay.common.problem.Problem;
import io.adpay.payment.buffer.SubmissionBuffer;
import io.adpay.payment.channel.PaymentChannels;
import io.adpay.payment.channel.PaymentChannels.Suitability;
import io.adpay.payment.orders.OrderDesk;
import io.adpay.payment.payment.Payment;
import io.adpay.payment.payment.PaymentProperties;
import io.adpay.payment.payment.PaymentSteps;
import io.adpay.payment.payment.Payments;
import io.adpay.payment.payment.TakenKey;
import java.time.Clock;
import java.time.Instant;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Starts a payment of an order: the order is asked first, then the payment is stored, and then it
 * takes its place in the buffer. What the order has let begin and is not stored after all, the
 * order is told has ended.
 */
@Component
final class StartPayment {

  private final PaymentChannels channels;
  private final SubmissionBuffer buffer;
  private final Payments payments;
  private final PaymentSteps steps;
  private final OrderDesk orders;
  private final NumberGenerator numbers;
  private final PaymentProperties properties;
  private final Clock clock;

  StartPayment(
      PaymentChannels channels,
      SubmissionBuffer buffer,
      Payments payments,
      PaymentSteps steps,
      OrderDesk orders,
      NumberGenerator numbers,
      PaymentProperties properties,
      Clock clock) {
    this.channels = channels;
    this.buffer = buffer;
    this.payments = payments;
    this.steps = steps;
    this.orders = orders;
    this.numbers = numbers;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Starts it.
   *
   * @return the payment's number; it waits in the buffer
   */
  long start(long orderNo, long uid, StartPaymentBody body, IdempotencyClaim claim) {
    refuseUnsuitable(body, Money.ofFen(1));
    if (body.method() == Method.JSAPI && body.openid() == null) {
      throw Problem.invalid("openid", "is required for JSAPI");
    }
    refuseForeign(orderNo, uid);
    refuseSecond(orderNo, body);
    refuseBacklog(body);
    Instant now = clock.instant();
    Instant expiresAt = now.plus(properties.queuedFor());
    long paymentNo = numbers.next(uid);
    PayableOrder order =
        orders.begin(
            orderNo, new BeginPayment(paymentNo, uid, body.channel(), body.method(), expiresAt));
    try {
      Money amount = Money.ofFen(order.fen());
      refuseUnsuitable(body, amount);
      var payment =
          Payment.queued(
              paymentNo,
              orderNo,
              uid,
              body.channel(),
              body.method(),
              amount,
              order.subject(),
              body.openid(),
              body.returnUrl(),
              now,
              expiresAt);
      store(payment, claim);
    } catch (Problem | DataIntegrityViolationException | ConcurrencyFailureException refusal) {
      // The payment was rolled back for certain.
      steps.neverBegan(orderNo, paymentNo);
      throw refusal;
    }
    buffer.offer(body.channel(), paymentNo);
    return paymentNo;
  }

  private void store(Payment payment, IdempotencyClaim claim) {
    try {
      steps.add(payment, () -> claim.bind(payment.paymentNo()));
    } catch (DataIntegrityViolationException refused) {
      throw TakenKey.of(refused)
          .<RuntimeException>map(
              key ->
                  switch (key) {
                    case NUMBER ->
                        Problem.invalidState("The order was closed while the payment began.");
                    // The one that holds the slot may have ended since: it was open just now.
                    case OPEN_SLOT -> inProgress();
                  })
          .orElse(refused);
    }
  }

  private void refuseUnsuitable(StartPaymentBody body, Money amount) {
    Suitability suitability = channels.judge(body.channel(), body.method(), amount);
    switch (suitability) {
      case SUITABLE -> {}
      case METHOD_NOT_SUPPORTED ->
          throw Problem.unprocessable(
              "method_not_supported", "This channel can't be paid by that method.");
      case AMOUNT_NOT_SUPPORTED ->
          throw Problem.unprocessable(
              "amount_not_supported", "This channel can't take that much at once.");
    }
  }

  private void refuseForeign(long orderNo, long uid) {
    if (payments.findFirstByOrderNo(orderNo).filter(p -> p.uid() != uid).isPresent()) {
      throw Problem.notFound();
    }
  }

  private void refuseSecond(long orderNo, StartPaymentBody body) {
    if (payments.existsByOrderNoAndChannelAndMethodAndOpenSlotIsNotNull(
        orderNo, body.channel(), body.method())) {
      throw inProgress();
    }
  }

  private void refuseBacklog(StartPaymentBody body) {
    buffer
        .fullFor(body.channel())
        .ifPresent(
            wait -> {
              throw Problem.unavailable(
                  "backlog_full", "Too many payments wait for this channel.", wait);
            });
  }

  private static Problem inProgress() {
    return Problem.conflict(
        "payment_in_progress", "A payment of this order by this channel and method is open.");
  }
}
