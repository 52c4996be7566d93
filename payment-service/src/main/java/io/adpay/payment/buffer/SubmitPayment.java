package io.adpay.payment.buffer;

import io.adpay.common.contract.payment.Channel;
import io.adpay.payment.calls.ChannelCalls;
import io.adpay.payment.calls.EndAtChannel;
import io.adpay.payment.calls.Ending;
import io.adpay.payment.calls.FailureCode;
import io.adpay.payment.channel.Buyer;
import io.adpay.payment.channel.ChannelReply;
import io.adpay.payment.channel.PaymentView;
import io.adpay.payment.channel.PrepayAction;
import io.adpay.payment.channel.PrepayCommand;
import io.adpay.payment.payment.Payment;
import io.adpay.payment.payment.PaymentSteps;
import io.adpay.payment.payment.Payments;
import io.adpay.payment.payment.Receipt;
import io.adpay.payment.work.DeadLetters;
import io.adpay.payment.work.Outage;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Submits one payment to its channel: takes it by a lease in the database, calls with no
 * transaction open, and writes down what came of it. The same number goes out again until the
 * channel says yes or no, or the payment expires.
 */
@Component
final class SubmitPayment {

  private static final Logger log = LoggerFactory.getLogger(SubmitPayment.class);

  private final SubmissionRows rows;
  private final Payments payments;
  private final PaymentSteps steps;
  private final ChannelCalls calls;
  private final EndAtChannel end;
  private final DeadLetters deadLetters;
  private final BufferProperties properties;

  SubmitPayment(
      SubmissionRows rows,
      Payments payments,
      PaymentSteps steps,
      ChannelCalls calls,
      EndAtChannel end,
      DeadLetters deadLetters,
      BufferProperties properties) {
    this.rows = rows;
    this.payments = payments;
    this.steps = steps;
    this.calls = calls;
    this.end = end;
    this.deadLetters = deadLetters;
    this.properties = properties;
  }

  /** What the queue is to do with a task that was worked on. */
  enum Result {
    /** The database knows all that is to be known; what is left to do comes again by the sweep. */
    DONE,
    /** It could not be tried for want of a token, and keeps its place. */
    KEEPS_ITS_PLACE
  }

  /** Makes one attempt; what it did is committed when it returns. */
  Result submit(Channel channel, long paymentNo, String queue) {
    if (!rows.claim(channel, paymentNo)) {
      return Result.DONE;
    }
    try {
      Payment payment = payments.findByPaymentNo(paymentNo).orElseThrow();
      int brokenTries = payment.unfinishedTries() - 1;
      if (brokenTries >= properties.tries()) {
        deadLetters.add(queue, Long.toString(paymentNo), brokenTries, properties.quarantine());
      }
      return attempt(payment);
    } catch (RuntimeException e) {
      Outage.afterwards(e, forgiven -> rows.brokeOff(paymentNo, forgiven));
      throw e;
    }
  }

  private Result attempt(Payment payment) {
    ChannelReply<PrepayAction> reply =
        calls.prepay(payment.channel(), command(payment), properties.patience());
    switch (reply) {
      case ChannelReply.Accepted<PrepayAction>(PrepayAction action) ->
          steps.actionReady(payment.paymentNo(), action);
      case ChannelReply.Declined<PrepayAction> declined -> declined(payment, declined);
      case ChannelReply.RateLimited<PrepayAction> _ -> {
        steps.notAttempted(payment.paymentNo());
        return Result.KEEPS_ITS_PLACE;
      }
      case ChannelReply.Unknown<PrepayAction>(String why) -> {
        log.info("What became of submitting {} is unknown: {}", payment.paymentNo(), why);
        tryAgain(payment);
      }
    }
    return Result.DONE;
  }

  private void declined(Payment payment, ChannelReply.Declined<PrepayAction> declined) {
    log.info(
        "{} declined {}: {} ({})",
        payment.channel(),
        payment.paymentNo(),
        declined.code(),
        declined.message());
    switch (declined.finality()) {
      case FINAL -> {
        if (payment.attempts() == 1) {
          steps.failed(payment.paymentNo(), FailureCode.of(declined.code()));
        } else {
          endAfterUnknownAttempts(payment, declined);
        }
      }
      case FOR_NOW, CONFIGURATION -> tryAgain(payment);
    }
  }

  /**
   * A refusal after an attempt whose outcome nobody knows need not speak of the payment: it may say
   * no more than that the number is taken, by that very attempt.
   */
  private void endAfterUnknownAttempts(
      Payment payment, ChannelReply.Declined<PrepayAction> declined) {
    switch (end.end(payment.channel(), payment.outTradeNo(), properties.patience())) {
      case Ending.Paid(PaymentView.Succeeded view) ->
          steps.succeeded(
              payment.paymentNo(),
              new Receipt(view.channelTradeNo(), view.amount(), view.paidAt()));
      case Ending.Closed _, Ending.NotCreated _ ->
          steps.failed(payment.paymentNo(), FailureCode.of(declined.code()));
      case Ending.Refunded _ -> {
        steps.wentBack(payment.paymentNo());
        tryAgain(payment);
      }
      case Ending.StillOpen _ -> tryAgain(payment);
    }
  }

  private void tryAgain(Payment payment) {
    steps.tryAgain(payment.paymentNo(), properties.pauseAfter(payment.attempts()));
  }

  private static PrepayCommand command(Payment payment) {
    return new PrepayCommand(
        payment.outTradeNo(),
        payment.method(),
        payment.amount(),
        payment.subject(),
        Objects.requireNonNull(payment.channelExpiresAt(), "a claim fixes it"),
        new Buyer(payment.openid(), null));
  }
}
