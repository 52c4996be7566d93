package io.adpay.payment.tracking;

import io.adpay.common.queue.Claim;
import io.adpay.payment.calls.ChannelCalls;
import io.adpay.payment.calls.EndAtChannel;
import io.adpay.payment.calls.Ending;
import io.adpay.payment.channel.ChannelReply;
import io.adpay.payment.channel.ChannelReply.Accepted;
import io.adpay.payment.channel.PaymentView;
import io.adpay.payment.payment.Payment;
import io.adpay.payment.payment.PaymentSteps;
import io.adpay.payment.payment.Payments;
import io.adpay.payment.payment.QuestionTimer;
import io.adpay.payment.payment.Receipt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks the channel what became of one payment, and acts on the answer: it succeeded, it ended, or
 * it is to be asked about again. One whose time is over is ended, here and there. One that ended
 * here while the channel did not know it yet is asked about until nobody can pay it any more. One
 * whose money came and went again behind our back is left as it is, for a person.
 */
@Component
final class AskChannel {

  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final QuestionRows rows;
  private final Payments payments;
  private final PaymentSteps steps;
  private final ChannelCalls calls;
  private final EndAtChannel end;
  private final QuestionTimer timer;
  private final TrackingProperties properties;
  private final Clock clock;

  AskChannel(
      QuestionRows rows,
      Payments payments,
      PaymentSteps steps,
      ChannelCalls calls,
      EndAtChannel end,
      QuestionTimer timer,
      TrackingProperties properties,
      Clock clock) {
    this.rows = rows;
    this.payments = payments;
    this.steps = steps;
    this.calls = calls;
    this.end = end;
    this.timer = timer;
    this.properties = properties;
    this.clock = clock;
  }

  void ask(Question question) {
    Optional<Instant> claimed = rows.claim(question.paymentNo(), properties.lease());
    Optional<Instant> next;
    if (claimed.isPresent()) {
      Payment payment = payments.findByPaymentNo(question.paymentNo()).orElseThrow();
      Next planned = consider(payment);
      next = steps.asked(payment.paymentNo(), claimed.get(), planned.at(), planned.counts());
    } else {
      next = payments.findByPaymentNo(question.paymentNo()).map(Payment::nextQueryAt);
    }
    release(question, next);
  }

  private void release(Question question, Optional<Instant> next) {
    Claim claim = question.claim();
    if (claim == null) {
      next.ifPresent(due -> timer.plan(question.paymentNo(), due));
    } else {
      next.ifPresentOrElse(due -> timer.again(claim, due), () -> timer.done(claim));
    }
  }

  private Next consider(Payment payment) {
    Instant now = clock.instant();
    return switch (payment.status()) {
      case QUEUED -> payment.isExpired(now) ? expireQueued(payment) : at(payment.expiresAt());
      case PENDING -> payment.isExpired(now) ? endAtChannel(payment) : askPending(payment);
      case FAILED, CLOSED -> askEnded(payment);
      case SUCCEEDED -> never();
    };
  }

  private Next expireQueued(Payment payment) {
    if (steps.closedUnsent(payment.paymentNo())) {
      return never();
    }
    Instant submittedUntil = payment.submitLeaseUntil();
    if (submittedUntil != null && payment.isBeingSubmitted(clock.instant())) {
      return at(submittedUntil.plus(MOMENT));
    }
    return endAtChannel(payment);
  }

  private Next askPending(Payment payment) {
    return switch (calls.query(payment.channel(), payment.outTradeNo(), properties.patience())) {
      case Accepted<PaymentView>(PaymentView view) ->
          switch (view) {
            case PaymentView.Succeeded paid -> succeed(payment, paid);
            case PaymentView.Refunded _ -> wentBack(payment);
            case PaymentView.Closed _ -> close(payment);
            case PaymentView.NotCreated _, PaymentView.Waiting _, PaymentView.BuyerPaying _ ->
                untilExpiry(payment, afterPause(payment));
          };
      case ChannelReply.RateLimited<PaymentView> _ -> untilExpiry(payment, soon());
      case ChannelReply.Declined<PaymentView> _, ChannelReply.Unknown<PaymentView> _ ->
          untilExpiry(payment, afterPause(payment));
    };
  }

  private Next endAtChannel(Payment payment) {
    return switch (end.end(payment.channel(), payment.outTradeNo(), properties.patience())) {
      case Ending.Paid(PaymentView.Succeeded view) -> succeed(payment, view);
      case Ending.Refunded _ -> wentBack(payment);
      case Ending.Closed _ -> close(payment);
      case Ending.NotCreated _ -> {
        Next later = afterPause(payment);
        steps.closedButPayable(payment.paymentNo(), clock.instant().plus(properties.shortest()));
        yield later;
      }
      case Ending.StillOpen _ -> afterPause(payment);
    };
  }

  private Next askEnded(Payment payment) {
    return switch (calls.query(payment.channel(), payment.outTradeNo(), properties.patience())) {
      case Accepted<PaymentView>(PaymentView view) ->
          switch (view) {
            case PaymentView.Succeeded paid -> succeed(payment, paid);
            case PaymentView.Refunded _ -> wentBack(payment);
            case PaymentView.Closed _ -> never();
            case PaymentView.Waiting _, PaymentView.BuyerPaying _ -> endAtChannel(payment);
            case PaymentView.NotCreated _ ->
                canStillBePaid(payment) ? afterPause(payment) : never();
          };
      case ChannelReply.RateLimited<PaymentView> _ -> soon();
      case ChannelReply.Declined<PaymentView> _, ChannelReply.Unknown<PaymentView> _ ->
          afterPause(payment);
    };
  }

  private boolean canStillBePaid(Payment payment) {
    Instant closesThere = payment.channelExpiresAt();
    return closesThere != null && clock.instant().isBefore(closesThere.plus(properties.grace()));
  }

  private Next succeed(Payment payment, PaymentView.Succeeded paid) {
    steps.succeeded(
        payment.paymentNo(), new Receipt(paid.channelTradeNo(), paid.amount(), paid.paidAt()));
    return never();
  }

  /**
   * A person has to settle it; until then it is asked about slowly, and its expiry ends nothing.
   */
  private Next wentBack(Payment payment) {
    steps.wentBack(payment.paymentNo());
    return new Next(clock.instant().plus(properties.longest()), true);
  }

  private Next close(Payment payment) {
    steps.closed(payment.paymentNo());
    return never();
  }

  /** A payment that expires is asked about at that moment, and not only after the next pause. */
  private static Next untilExpiry(Payment payment, Next planned) {
    Instant at = planned.at();
    return at != null && at.isAfter(payment.expiresAt())
        ? new Next(payment.expiresAt(), planned.counts())
        : planned;
  }

  private Next afterPause(Payment payment) {
    return new Next(clock.instant().plus(properties.pauseAfter(payment.queries())), true);
  }

  private Next soon() {
    return at(clock.instant().plus(MOMENT));
  }

  private static Next at(Instant time) {
    return new Next(time, false);
  }

  private static Next never() {
    return new Next(null, true);
  }

  /** When to ask again, if ever, and whether the pauses are to grow. */
  private record Next(@Nullable Instant at, boolean counts) {}
}
