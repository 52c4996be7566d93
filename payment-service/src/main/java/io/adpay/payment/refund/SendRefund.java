package io.adpay.payment.refund;

import io.adpay.common.money.Money;
import io.adpay.payment.calls.ChannelCalls;
import io.adpay.payment.calls.FailureCode;
import io.adpay.payment.channel.ChannelReply;
import io.adpay.payment.channel.ChannelReply.Accepted;
import io.adpay.payment.channel.RefundCommand;
import io.adpay.payment.channel.RefundView;
import io.adpay.payment.payment.Payment;
import io.adpay.payment.payment.Payments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells the channel to send a refund's money, always with the same number and contents. That it is
 * sent is committed before the call: where nobody writes down what came of it, it counts as done
 * until the channel says otherwise.
 */
@Component
final class SendRefund {

  private static final Logger log = LoggerFactory.getLogger(SendRefund.class);
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final RefundRows rows;
  private final Payments payments;
  private final RefundSteps steps;
  private final TakeRefundView take;
  private final ChannelCalls calls;
  private final RefundProperties properties;
  private final Clock clock;

  SendRefund(
      RefundRows rows,
      Payments payments,
      RefundSteps steps,
      TakeRefundView take,
      ChannelCalls calls,
      RefundProperties properties,
      Clock clock) {
    this.rows = rows;
    this.payments = payments;
    this.steps = steps;
    this.take = take;
    this.calls = calls;
    this.properties = properties;
    this.clock = clock;
  }

  void send(Refund refund, RefundTask task) {
    Payment payment = payments.findByPaymentNo(refund.paymentNo()).orElseThrow();
    Money received = Objects.requireNonNull(payment.receivedAmount());
    boolean ofAPart = refund.amount().compareTo(received) < 0;
    Optional<Instant> turn =
        rows.takeTurn(payment.paymentNo(), properties.gap(refund.channel(), ofAPart));
    if (turn.isPresent()) {
      steps.putOff(task, Optional.empty(), turn.get());
      return;
    }
    var command =
        new RefundCommand(
            payment.outTradeNo(),
            refund.outRefundNo(),
            refund.amount(),
            received,
            payment.amount(),
            refund.reason());
    steps.sending(refund.refundNo()).ifPresent(sending -> call(refund, task, sending, command));
  }

  private void call(Refund refund, RefundTask task, Refund.Sending sending, RefundCommand command) {
    switch (calls.refund(refund.channel(), command, properties.patience())) {
      case Accepted<RefundView>(RefundView view) -> take.take(refund, task, view);
      case ChannelReply.Declined<RefundView> declined -> declined(refund, task, sending, declined);
      case ChannelReply.RateLimited<RefundView> _ ->
          steps.putOff(task, Optional.of(sending), clock.instant().plus(MOMENT));
      case ChannelReply.Unknown<RefundView>(String why) -> {
        log.info("What became of sending refund {} is unknown: {}", refund.refundNo(), why);
        steps.undecided(task, true);
      }
    }
  }

  /**
   * What the channel refuses for now is sent again later. Where an earlier sending may have been
   * done, the refusal may speak of that very thing, so the channel is asked first.
   */
  private void declined(
      Refund refund,
      RefundTask task,
      Refund.Sending sending,
      ChannelReply.Declined<RefundView> declined) {
    log.info(
        "{} declined refund {}: {} ({})",
        refund.channel(),
        refund.refundNo(),
        declined.code(),
        declined.message());
    switch (declined.finality()) {
      case FINAL ->
          steps.refused(
              task,
              sending,
              FailureCode.of(declined.code()),
              clock.instant().plus(properties.shortest()));
      case FOR_NOW, CONFIGURATION -> steps.undecided(task, sending.inDoubtBefore());
    }
  }
}
