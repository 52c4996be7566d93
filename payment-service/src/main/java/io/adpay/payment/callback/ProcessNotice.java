package io.adpay.payment.callback;

import io.adpay.common.ordernumber.BusinessNumbers;
import io.adpay.payment.calls.ChannelCalls;
import io.adpay.payment.channel.ChannelReply;
import io.adpay.payment.channel.ChannelReply.Accepted;
import io.adpay.payment.channel.PaymentView;
import io.adpay.payment.payment.Payment;
import io.adpay.payment.payment.PaymentStatus;
import io.adpay.payment.payment.PaymentSteps;
import io.adpay.payment.payment.Payments;
import io.adpay.payment.payment.Receipt;
import io.adpay.payment.payout.PayoutWork;
import io.adpay.payment.tracking.Tracking;
import io.adpay.payment.work.Outage;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does what a stored notification calls for. One that names another amount than the payment's is
 * not believed by itself: the channel is asked, and what it says it has received is what counts.
 * What nothing here explains is looked at again for a while, and is then an operator's.
 */
@Component
final class ProcessNotice {

  private static final Logger log = LoggerFactory.getLogger(ProcessNotice.class);

  private final Notices notices;
  private final Payments payments;
  private final PaymentSteps steps;
  private final ChannelCalls calls;
  private final Tracking tracking;
  private final TakeRefundNews refundNews;
  private final PayoutWork payouts;
  private final CallbackProperties properties;
  private final MeterRegistry meters;
  private final TransactionTemplate transaction;

  ProcessNotice(
      Notices notices,
      Payments payments,
      PaymentSteps steps,
      ChannelCalls calls,
      Tracking tracking,
      TakeRefundNews refundNews,
      PayoutWork payouts,
      CallbackProperties properties,
      MeterRegistry meters,
      PlatformTransactionManager transactions) {
    this.notices = notices;
    this.payments = payments;
    this.steps = steps;
    this.calls = calls;
    this.tracking = tracking;
    this.refundNews = refundNews;
    this.payouts = payouts;
    this.properties = properties;
    this.meters = meters;
    this.transaction = new TransactionTemplate(transactions);
  }

  void process(StoredNotice notice) {
    try {
      Optional<Payment> payment = paymentOf(notice);
      switch (notice.kind()) {
        case PAYMENT_SUCCEEDED ->
            payment.ifPresentOrElse(
                named -> paid(notice, named), () -> doubt(notice, NoticeOutcome.UNKNOWN_PAYMENT));
        case REFUND_CHANGED -> refundChanged(notice);
        case PAYOUT_CHANGED -> payoutChanged(notice);
        case OTHER -> {
          payment.ifPresent(named -> tracking.askNow(named.paymentNo()));
          finish(notice, payment.isPresent() ? NoticeOutcome.ASKED : NoticeOutcome.WITHOUT_EFFECT);
        }
      }
    } catch (RuntimeException e) {
      Outage.afterwards(e, forgiven -> notices.brokeOff(notice.id(), forgiven));
      throw e;
    }
  }

  private void refundChanged(StoredNotice notice) {
    Optional<NoticeOutcome> outcome = refundNews.take(notice);
    if (outcome.isEmpty()) {
      notices.again(notice.id());
    } else if (outcome.get() == NoticeOutcome.UNKNOWN_REFUND) {
      doubt(notice, NoticeOutcome.UNKNOWN_REFUND);
    } else {
      finish(notice, outcome.get());
    }
  }

  private Optional<Payment> paymentOf(StoredNotice notice) {
    if (notice.outTradeNo() == null) {
      return Optional.empty();
    }
    OptionalLong paymentNo = BusinessNumbers.parse(notice.outTradeNo().value());
    return paymentNo.isEmpty()
        ? Optional.empty()
        : payments
            .findByPaymentNo(paymentNo.getAsLong())
            .filter(payment -> payment.channel() == notice.channel());
  }

  private void payoutChanged(StoredNotice notice) {
    OptionalLong withdrawalNo =
        notice.outPayoutNo() == null
            ? OptionalLong.empty()
            : BusinessNumbers.parse(notice.outPayoutNo().value());
    if (withdrawalNo.isEmpty()) {
      finish(notice, NoticeOutcome.WITHOUT_EFFECT);
      return;
    }
    switch (payouts.hear(notice.channel(), withdrawalNo.getAsLong())) {
      case ASKED -> finish(notice, NoticeOutcome.ASKED);
      case KNOWN -> finish(notice, NoticeOutcome.DUPLICATE);
      case OF_A_STRANGER -> doubt(notice, NoticeOutcome.UNKNOWN_PAYOUT);
    }
  }

  private void paid(StoredNotice notice, Payment payment) {
    Receipt told = notice.receipt();
    if (told != null && told.amount().equals(payment.amount())) {
      apply(notice, payment, told, NoticeOutcome.APPLIED);
    } else if (payment.status() == PaymentStatus.SUCCEEDED
        && told != null
        && told.amount().equals(payment.receivedAmount())) {
      finish(notice, NoticeOutcome.DUPLICATE);
    } else {
      ask(notice, payment);
    }
  }

  private void ask(StoredNotice notice, Payment payment) {
    log.warn(
        "A notification says that {} brought another amount than {}: asking",
        payment.paymentNo(),
        payment.amount());
    switch (calls.query(payment.channel(), payment.outTradeNo(), properties.patience())) {
      case Accepted<PaymentView>(PaymentView.Succeeded paid) ->
          apply(
              notice,
              payment,
              new Receipt(paid.channelTradeNo(), paid.amount(), paid.paidAt()),
              NoticeOutcome.CONFIRMED);
      case Accepted<PaymentView>(PaymentView.Refunded refunded) ->
          wentBack(notice, payment, refunded);
      case Accepted<PaymentView> _ -> doubt(notice, NoticeOutcome.NOT_CONFIRMED);
      case ChannelReply.Declined<PaymentView> _ -> doubt(notice, NoticeOutcome.NOT_CONFIRMED);
      case ChannelReply.RateLimited<PaymentView> _, ChannelReply.Unknown<PaymentView> _ ->
          notices.again(notice.id());
    }
  }

  private void wentBack(StoredNotice notice, Payment payment, PaymentView.Refunded refunded) {
    if (payment.status() == PaymentStatus.SUCCEEDED
        && refunded.channelTradeNo().equals(payment.channelTradeNo())
        && refunded.amount().equals(payment.receivedAmount())) {
      finish(notice, NoticeOutcome.DUPLICATE);
    } else {
      steps.wentBack(payment.paymentNo());
      doubt(notice, NoticeOutcome.NOT_CONFIRMED);
    }
  }

  private void apply(
      StoredNotice notice, Payment payment, Receipt receipt, NoticeOutcome ifItIsNews) {
    transaction.executeWithoutResult(
        _ -> {
          boolean news = steps.succeeded(payment.paymentNo(), receipt);
          finish(notice, news ? ifItIsNews : NoticeOutcome.DUPLICATE);
        });
  }

  private void doubt(StoredNotice notice, NoticeOutcome outcome) {
    if (notices.putOff(notice.id(), outcome)) {
      return;
    }
    log.error(
        "{} tells of {}, and nothing explains it: {}", notice.channel(), notice.named(), outcome);
    notices.handOver(notice.id(), outcome);
    count(notice, outcome);
  }

  private void finish(StoredNotice notice, NoticeOutcome outcome) {
    notices.finish(notice.id(), outcome);
    count(notice, outcome);
  }

  private void count(StoredNotice notice, NoticeOutcome outcome) {
    meters
        .counter(
            "adpay.callback.processed",
            "channel",
            notice.channel().name(),
            "outcome",
            outcome.name())
        .increment();
  }
}
