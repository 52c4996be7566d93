package io.adpay.payment.refund;

import io.adpay.common.contract.order.CreditedOrder;
import io.adpay.common.contract.payment.Disposition;
import io.adpay.common.contract.wallet.HoldOpened;
import io.adpay.common.money.Money;
import io.adpay.common.problem.Problem;
import io.adpay.payment.payment.Payment;
import io.adpay.payment.payment.PaymentSteps;
import io.adpay.payment.payment.Payments;
import io.adpay.payment.work.DeadLetters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The steps of a refund. Each locks the row, and its payment's after it where sums move, changes
 * them if they still may change that way, writes what others must hear, and commits. None calls
 * anybody.
 */
@Component
public final class RefundSteps {

  private final Refunds refunds;
  private final Payments payments;
  private final PaymentSteps paymentSteps;
  private final RefundFacts facts;
  private final DeadLetters deadLetters;
  private final RefundProperties properties;
  private final Clock clock;
  private final TransactionTemplate transaction;

  RefundSteps(
      Refunds refunds,
      Payments payments,
      PaymentSteps paymentSteps,
      RefundFacts facts,
      DeadLetters deadLetters,
      RefundProperties properties,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.refunds = refunds;
    this.payments = payments;
    this.paymentSteps = paymentSteps;
    this.facts = facts;
    this.deadLetters = deadLetters;
    this.properties = properties;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Adds a refund that a merchant asks for, and sets its amount aside on the payment that paid the
   * order. Order-service has just said that this payment is credited; its event that says so may
   * still be on its way.
   *
   * @param inTheSameTransaction what must be true if and only if the refund exists
   * @throws Problem 409 {@code refund_exceeds_paid} where less is left of the payment
   */
  void request(
      long refundNo,
      CreditedOrder order,
      Money amount,
      String reason,
      Runnable inTheSameTransaction) {
    transaction.executeWithoutResult(
        _ -> {
          Instant now = clock.instant();
          paymentSteps.judged(order.paymentNo(), Disposition.CREDITED);
          Payment payment = locked(order.paymentNo());
          if (payment.orderNo() != order.orderNo() || payment.uid() != order.uid()) {
            throw new IllegalStateException(
                "payment " + order.paymentNo() + " did not pay order " + order.orderNo());
          }
          if (!payment.refunds().reserve(amount, received(payment))) {
            throw Problem.conflict(
                "refund_exceeds_paid", "Less than that is left of what was paid.");
          }
          refunds.saveAndFlush(
              Refund.requested(
                  refundNo, payment, amount, reason, now, now.plus(properties.holdAgain())));
          inTheSameTransaction.run();
        });
  }

  /** Sends all back that a payment brought, in the transaction that has judged it surplus. */
  void returnSurplus(long refundNo, long paymentNo) {
    Payment payment = locked(paymentNo);
    Money received = received(payment);
    if (!payment.refunds().reserve(received, received)) {
      throw new IllegalStateException("some of the surplus " + paymentNo + " is set aside already");
    }
    refunds.saveAndFlush(
        Refund.ofSurplus(refundNo, payment, received, properties.surplusReason(), clock.instant()));
    facts.surplusReceived(payment, received);
  }

  /** What the wallet has said to the wish that the amount is held. */
  void answered(long refundNo, HoldOpened.Outcome outcome) {
    step(
        refundNo,
        refund -> {
          Instant now = clock.instant();
          return switch (outcome) {
            case HELD -> refund.hold(now);
            case INSUFFICIENT_BALANCE, WALLET_FROZEN -> {
              boolean refused = refund.refuse(outcome.name().toLowerCase(Locale.ROOT), now);
              if (refused) {
                locked(refund.paymentNo()).refunds().release(refund.amount());
              }
              yield refused;
            }
          };
        });
  }

  /** It is sent now; nothing where it has ended meanwhile. */
  Optional<Refund.Sending> sending(long refundNo) {
    return Objects.requireNonNull(
        transaction.execute(
            _ ->
                Optional.of(lockedRefund(refundNo))
                    .filter(refund -> refund.stage() == RefundStage.PENDING)
                    .map(refund -> refund.beginSending(clock.instant()))));
  }

  /**
   * The buyer has the money.
   *
   * @param at when it went back, by the channel's clock
   * @return false where that was known
   */
  boolean succeeded(long refundNo, Instant at) {
    return step(
        refundNo,
        refund -> {
          if (refund.succeed(at, clock.instant())) {
            Payment payment = locked(refund.paymentNo());
            payment.refunds().settle(refund.amount());
            facts.succeeded(
                refund, payment.refunds().refunded(), Objects.requireNonNull(refund.finishedAt()));
            return true;
          }
          if (refund.stage() == RefundStage.FAILED) {
            contradicted(refundNo);
          }
          return false;
        });
  }

  /** The channel will never do it, and has not done it. */
  void failed(long refundNo, String code) {
    step(refundNo, refund -> fail(refund, code));
  }

  /**
   * The channel refused that sending for good. Where an earlier one may have been done, or somebody
   * has sent it again since, the channel is asked before the refusal is believed.
   */
  void refused(RefundTask task, Refund.Sending sending, String code, Instant askAt) {
    worked(
        task,
        refund -> {
          if (!sending.inDoubtBefore() && refund.isLatest(sending)) {
            fail(refund, code);
          } else {
            refund.rememberRefusal(code);
            refund.countAttempt();
            refund.plan(task.claimedUntil(), true, askAt);
          }
        });
  }

  /**
   * The channel was not called, for want of a token or because the turn has not come.
   *
   * @param sending what was begun in vain
   */
  void putOff(RefundTask task, Optional<Refund.Sending> sending, Instant again) {
    worked(
        task,
        refund -> {
          sending.ifPresent(refund::wasNotSent);
          refund.plan(task.claimedUntil(), refund.isToBeAsked(), again);
        });
  }

  /**
   * A try came to an end and did not decide anything; another follows after a pause.
   *
   * @param asking whether the channel is asked then, and not told to send the money
   */
  void undecided(RefundTask task, boolean asking) {
    worked(
        task,
        refund -> {
          Duration pause = properties.pauseAfter(refund.attempts());
          refund.countAttempt();
          refund.plan(task.claimedUntil(), asking, clock.instant().plus(pause));
          if (refund.attempts() >= properties.attempts()) {
            tellOperator(refund);
          }
        });
  }

  /** The channel has it in hand: it is asked again after a pause. */
  void inHand(RefundTask task) {
    worked(
        task,
        refund -> {
          Instant now = clock.instant();
          refund.plan(
              task.claimedUntil(), true, now.plus(properties.pauseAfter(refund.attempts())));
          refund.countAttempt();
          if (refund.createdAt().plus(properties.overdue()).isBefore(now)) {
            tellOperator(refund);
          }
        });
  }

  /**
   * The channel says that it was never done: it is sent, again. A refusal that waited for this word
   * is believed once no sending can be on its way inside the channel any more.
   */
  void notDone(RefundTask task) {
    worked(
        task,
        refund -> {
          String refusal = refund.refusal();
          Instant now = clock.instant();
          if (refusal != null && refund.isSettled(now.minus(properties.settling()))) {
            fail(refund, refusal);
            return;
          }
          if (refusal != null) {
            refund.countAttempt();
            refund.plan(
                task.claimedUntil(), true, now.plus(properties.pauseAfter(refund.attempts())));
            return;
          }
          refund.countAttempt();
          refund.plan(task.claimedUntil(), false, now);
          if (refund.attempts() >= properties.attempts()) {
            tellOperator(refund);
          }
        });
  }

  /** Somebody has to do something at the channel's console; the channel is asked slowly. */
  void stuck(RefundTask task) {
    worked(
        task,
        refund -> {
          refund.plan(task.claimedUntil(), true, clock.instant().plus(properties.longest()));
          tellOperator(refund);
        });
  }

  /** The channel says that it sent another sum back: an operator has to look. */
  void oddSum(RefundTask task) {
    worked(
        task,
        refund -> {
          refund.plan(task.claimedUntil(), true, clock.instant().plus(properties.longest()));
          contradicted(refund.refundNo());
        });
  }

  /** The channel has told something about it: it is asked at once. */
  public boolean askNow(long refundNo) {
    return step(refundNo, refund -> refund.askNow(clock.instant()));
  }

  /** The channel says that a refund was done that it had refused for good. */
  public void contradicted(long refundNo) {
    transaction.executeWithoutResult(
        _ -> deadLetters.handOver(RefundQueues.CONTRADICTED, Long.toString(refundNo)));
  }

  private boolean fail(Refund refund, String code) {
    if (!refund.fail(code, clock.instant())) {
      return false;
    }
    locked(refund.paymentNo()).refunds().release(refund.amount());
    facts.failed(refund);
    if (refund.origin() == RefundOrigin.SURPLUS) {
      deadLetters.handOver(RefundQueues.STUCK_SURPLUS, Long.toString(refund.refundNo()));
    }
    return true;
  }

  private void tellOperator(Refund refund) {
    String queue =
        refund.stage() == RefundStage.HOLDING
            ? RefundQueues.HOLDS
            : RefundQueues.of(refund.channel());
    deadLetters.handOver(queue, Long.toString(refund.refundNo()));
  }

  /** What came of a task; nothing where the refund has ended while it was worked on. */
  private void worked(RefundTask task, Consumer<Refund> change) {
    step(
        task.refundNo(),
        refund -> {
          boolean open = refund.finishedAt() == null;
          if (open) {
            change.accept(refund);
          }
          return open;
        });
  }

  private boolean step(long refundNo, Function<Refund, Boolean> change) {
    return Objects.requireNonNull(transaction.execute(_ -> change.apply(lockedRefund(refundNo))));
  }

  private Refund lockedRefund(long refundNo) {
    return refunds
        .lock(refundNo)
        .orElseThrow(() -> new IllegalStateException("there is no refund " + refundNo));
  }

  private Payment locked(long paymentNo) {
    return payments
        .lock(paymentNo)
        .orElseThrow(() -> new IllegalStateException("there is no payment " + paymentNo));
  }

  private static Money received(Payment payment) {
    return Objects.requireNonNull(
        payment.receivedAmount(), "a payment that was judged has brought something");
  }
}
