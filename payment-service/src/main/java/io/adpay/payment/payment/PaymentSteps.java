package io.adpay.payment.payment;

import io.adpay.common.contract.order.PaymentEnded.End;
import io.adpay.common.contract.payment.Disposition;
import io.adpay.payment.channel.PrepayAction;
import io.adpay.payment.work.DeadLetters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The steps of a payment. Each locks the row, changes it if it still may change that way, writes
 * what the order must hear, and commits, or joins the caller's transaction. None calls anybody.
 */
@Component
public final class PaymentSteps {

  private static final Logger log = LoggerFactory.getLogger(PaymentSteps.class);

  /** Where payments are laid aside whose money has gone back behind our back. */
  public static final String WENT_BACK = "payments-gone-back";

  private final Payments payments;
  private final PaymentFacts facts;
  private final QuestionTimer timer;
  private final PaymentSignals signals;
  private final DeadLetters deadLetters;
  private final PaymentProperties properties;
  private final Clock clock;
  private final TransactionTemplate transaction;

  PaymentSteps(
      Payments payments,
      PaymentFacts facts,
      QuestionTimer timer,
      PaymentSignals signals,
      DeadLetters deadLetters,
      PaymentProperties properties,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.payments = payments;
    this.facts = facts;
    this.timer = timer;
    this.signals = signals;
    this.deadLetters = deadLetters;
    this.properties = properties;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Adds a payment.
   *
   * @param inTheSameTransaction what must be true if and only if the payment exists
   */
  public void add(Payment payment, Runnable inTheSameTransaction) {
    transaction.executeWithoutResult(
        _ -> {
          payments.saveAndFlush(payment);
          inTheSameTransaction.run();
        });
  }

  /** Tells the order that a payment which it let begin does not exist and never will. */
  public void neverBegan(long orderNo, long paymentNo) {
    transaction.executeWithoutResult(_ -> facts.neverBegan(orderNo, paymentNo));
  }

  /**
   * The channel stands ready. Where the payment has ended meanwhile, the channel must be told: a
   * question is due at once, and what asks it will close the payment there.
   */
  public void actionReady(long paymentNo, PrepayAction action) {
    step(
        paymentNo,
        payment -> {
          Instant now = clock.instant();
          if (payment.becomePending(PaymentAction.of(action), now, properties.payableFor())) {
            Instant firstQuestion = now.plus(properties.firstQuestion());
            payment.askAt(
                firstQuestion.isBefore(payment.expiresAt()) ? firstQuestion : payment.expiresAt());
            facts.pending(payment);
            return true;
          }
          if (payment.status() == PaymentStatus.CLOSED
              || payment.status() == PaymentStatus.FAILED) {
            payment.askAt(now);
          }
          return false;
        });
  }

  /** The channel will never take it. */
  public void failed(long paymentNo, String failureCode) {
    step(
        paymentNo,
        payment -> {
          boolean failed = payment.fail(failureCode, clock.instant());
          if (failed) {
            facts.ended(payment, End.FAILED);
          }
          return failed;
        });
  }

  /** It goes on waiting in the buffer, as if nobody had tried. */
  public void notAttempted(long paymentNo) {
    step(
        paymentNo,
        payment -> {
          payment.wasNotAttempted(clock.instant());
          return true;
        });
  }

  /** It is to be tried again after that time. */
  public void tryAgain(long paymentNo, Duration wait) {
    step(
        paymentNo,
        payment -> {
          payment.tryAgainAt(clock.instant().plus(wait));
          return true;
        });
  }

  /**
   * The channel has received money for it.
   *
   * @return false where that was known
   */
  public boolean succeeded(long paymentNo, Receipt receipt) {
    return step(
        paymentNo,
        payment -> {
          if (payment.succeed(receipt, clock.instant())) {
            facts.succeeded(payment, receipt);
            return true;
          }
          if (!receipt.channelTradeNo().equals(payment.channelTradeNo())
              || !receipt.amount().equals(payment.receivedAmount())) {
            log.error(
                "Payment {} succeeded with {} as {}, and now again with {} as {}",
                paymentNo,
                payment.receivedAmount(),
                payment.channelTradeNo(),
                receipt.amount(),
                receipt.channelTradeNo());
          }
          return false;
        });
  }

  /**
   * The channel says that money came for it and that some or all of it has gone back. We refund
   * only what has succeeded here, so somebody else did that, at the channel's own console say.
   * Nobody tells how much is left: crediting the payment in full would create money, and closing it
   * could lose some. So it stays as it is, and an operator gets it.
   */
  public void wentBack(long paymentNo) {
    step(
        paymentNo,
        payment -> {
          if (payment.status() != PaymentStatus.SUCCEEDED) {
            deadLetters.handOver(WENT_BACK, Long.toString(paymentNo));
          }
          return false;
        });
  }

  /** It ends without money; nobody can pay it any more. */
  public boolean closed(long paymentNo) {
    return closed(paymentNo, null);
  }

  /**
   * It ends here, and the channel, which does not know it yet, may still take money for it.
   *
   * @param askAt when to ask whether it did
   */
  public boolean closedButPayable(long paymentNo, Instant askAt) {
    return closed(paymentNo, askAt);
  }

  private boolean closed(long paymentNo, @Nullable Instant askAt) {
    return step(
        paymentNo,
        payment -> {
          boolean closed = payment.close(clock.instant());
          if (closed) {
            facts.ended(payment, End.CLOSED);
          }
          if (askAt != null && payment.status() != PaymentStatus.SUCCEEDED) {
            payment.askAt(askAt);
          }
          return closed;
        });
  }

  /**
   * Closes a payment that waits in the buffer and never reached the channel.
   *
   * @return false where it did, or may be about to
   */
  public boolean closedUnsent(long paymentNo) {
    return step(
        paymentNo,
        payment -> {
          if (payment.status() != PaymentStatus.QUEUED
              || payment.wasAttempted()
              || payment.isBeingSubmitted(clock.instant())) {
            return false;
          }
          payment.close(clock.instant());
          facts.ended(payment, End.CLOSED);
          return true;
        });
  }

  /**
   * The question that was claimed until then was answered.
   *
   * @param next when to ask again; null for never
   * @param counts whether the next pause is to be longer
   * @return when the next question is due, which is earlier where it was brought forward meanwhile
   */
  public Optional<Instant> asked(
      long paymentNo, Instant claimedUntil, @Nullable Instant next, boolean counts) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              Payment payment = locked(paymentNo);
              payment.askAgain(claimedUntil, next);
              if (counts) {
                payment.countQuestion();
              }
              return Optional.ofNullable(payment.nextQueryAt());
            }));
  }

  /**
   * The order's row has judged it.
   *
   * @return false where that was known
   */
  public boolean judged(long paymentNo, Disposition disposition) {
    return step(paymentNo, payment -> payment.judge(disposition, clock.instant()));
  }

  private boolean step(long paymentNo, Function<Payment, Boolean> change) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              Payment payment = locked(paymentNo);
              boolean changed = change.apply(payment);
              Instant question = payment.nextQueryAt();
              AfterCommit.run(
                  () -> {
                    signals.raise(paymentNo);
                    if (question != null) {
                      timer.plan(paymentNo, question);
                    }
                  });
              return changed;
            }));
  }

  private Payment locked(long paymentNo) {
    return payments
        .lock(paymentNo)
        .orElseThrow(() -> new IllegalStateException("there is no payment " + paymentNo));
  }
}
