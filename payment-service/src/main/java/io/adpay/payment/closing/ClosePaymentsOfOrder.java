package io.adpay.payment.closing;

import io.adpay.common.contract.payment.ClosePayments;
import io.adpay.common.contract.payment.ClosePayments.Attempt;
import io.adpay.common.contract.payment.PaymentsClosed.Outcome;
import io.adpay.common.money.Money;
import io.adpay.payment.calls.EndAtChannel;
import io.adpay.payment.calls.Ending;
import io.adpay.payment.channel.PaymentView;
import io.adpay.payment.payment.Payment;
import io.adpay.payment.payment.PaymentStatus;
import io.adpay.payment.payment.PaymentSteps;
import io.adpay.payment.payment.Payments;
import io.adpay.payment.payment.Receipt;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Sees to it that no payment of an order stays open. Each is asked about at its channel and then
 * closed there; a buyer who was quicker wins, and where the channel says nothing clear it stays as
 * it is. A payment that the order let begin and that was never stored is stored as closed, so that
 * it can't begin later.
 */
@Component
final class ClosePaymentsOfOrder implements AutoCloseable {

  private static final List<PaymentStatus> OPEN =
      List.of(PaymentStatus.QUEUED, PaymentStatus.PENDING);

  private final Payments payments;
  private final PaymentSteps steps;
  private final EndAtChannel end;
  private final ClosingProperties properties;
  private final Clock clock;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("closing-", 0).factory());

  ClosePaymentsOfOrder(
      Payments payments,
      PaymentSteps steps,
      EndAtChannel end,
      ClosingProperties properties,
      Clock clock) {
    this.payments = payments;
    this.steps = steps;
    this.end = end;
    this.properties = properties;
    this.clock = clock;
  }

  /** Closes them all, side by side, and sums up. Asked again, it goes on where it stands. */
  Outcome close(long orderNo, ClosePayments request) throws InterruptedException {
    for (Attempt attempt : request.attempts()) {
      keepFromBeginning(orderNo, request.uid(), attempt);
    }
    Set<Long> numbers = new TreeSet<>();
    request.attempts().forEach(attempt -> numbers.add(attempt.paymentNo()));
    payments
        .findByOrderNoAndStatusIn(orderNo, OPEN)
        .forEach(payment -> numbers.add(payment.paymentNo()));
    List<Callable<Outcome>> work = new ArrayList<>();
    numbers.forEach(number -> work.add(() -> close(orderNo, number)));
    return sum(threads.invokeAll(work));
  }

  private void keepFromBeginning(long orderNo, long uid, Attempt attempt) {
    if (payments.findByPaymentNo(attempt.paymentNo()).isPresent()) {
      return;
    }
    try {
      steps.add(
          Payment.neverBegun(
              attempt.paymentNo(),
              orderNo,
              uid,
              attempt.channel(),
              attempt.method(),
              Money.ofFen(attempt.fen()),
              clock.instant()),
          () -> {});
    } catch (DataIntegrityViolationException e) {
      // It began at this very moment; then it is closed like every other.
      if (payments.findByPaymentNo(attempt.paymentNo()).isEmpty()) {
        throw e;
      }
    }
  }

  private Outcome close(long orderNo, long paymentNo) {
    Payment payment = payments.findByPaymentNo(paymentNo).orElseThrow();
    if (payment.orderNo() != orderNo) {
      throw new IllegalStateException("payment " + paymentNo + " is not of order " + orderNo);
    }
    return switch (payment.status()) {
      case SUCCEEDED -> Outcome.PAID;
      case FAILED, CLOSED -> Outcome.CLOSED;
      case QUEUED -> closeQueued(payment);
      case PENDING -> closeAtChannel(payment);
    };
  }

  private Outcome closeQueued(Payment payment) {
    if (steps.closedUnsent(payment.paymentNo())) {
      return Outcome.CLOSED;
    }
    Payment now = payments.findByPaymentNo(payment.paymentNo()).orElseThrow();
    if (now.isBeingSubmitted(clock.instant())) {
      return Outcome.BUSY;
    }
    return switch (now.status()) {
      case SUCCEEDED -> Outcome.PAID;
      case FAILED, CLOSED -> Outcome.CLOSED;
      case QUEUED, PENDING -> closeAtChannel(now);
    };
  }

  private Outcome closeAtChannel(Payment payment) {
    return switch (end.end(payment.channel(), payment.outTradeNo(), properties.patience())) {
      case Ending.Paid(PaymentView.Succeeded view) -> {
        steps.succeeded(
            payment.paymentNo(), new Receipt(view.channelTradeNo(), view.amount(), view.paidAt()));
        yield Outcome.PAID;
      }
      case Ending.Closed _ -> {
        steps.closed(payment.paymentNo());
        yield settled(payment.paymentNo());
      }
      case Ending.NotCreated _ -> {
        steps.closedButPayable(
            payment.paymentNo(), clock.instant().plus(properties.firstQuestion()));
        yield settled(payment.paymentNo());
      }
      case Ending.Refunded _ -> {
        steps.wentBack(payment.paymentNo());
        yield settled(payment.paymentNo()) == Outcome.PAID ? Outcome.PAID : Outcome.BUSY;
      }
      case Ending.StillOpen _ -> Outcome.BUSY;
    };
  }

  /** What stands in the row now: a notification may have been quicker than we. */
  private Outcome settled(long paymentNo) {
    Payment payment = payments.findByPaymentNo(paymentNo).orElseThrow();
    return payment.status() == PaymentStatus.SUCCEEDED ? Outcome.PAID : Outcome.CLOSED;
  }

  private static Outcome sum(List<Future<Outcome>> results) throws InterruptedException {
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    for (Future<Outcome> result : results) {
      try {
        outcomes.add(result.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("a payment could not be closed", e.getCause());
      }
    }
    if (outcomes.contains(Outcome.PAID)) {
      return Outcome.PAID;
    }
    return outcomes.contains(Outcome.BUSY) ? Outcome.BUSY : Outcome.CLOSED;
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
