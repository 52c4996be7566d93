package io.adpay.payment.callback;

import io.adpay.common.ordernumber.BusinessNumbers;
import io.adpay.payment.calls.ChannelCalls;
import io.adpay.payment.channel.ChannelReply;
import io.adpay.payment.channel.ChannelReply.Accepted;
import io.adpay.payment.channel.OutTradeNo;
import io.adpay.payment.channel.RefundView;
import io.adpay.payment.refund.Refund;
import io.adpay.payment.refund.RefundSteps;
import io.adpay.payment.refund.RefundWork;
import io.adpay.payment.refund.Refunds;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * A channel tells that a refund has moved. What it says is not taken from the notice, which one
 * channel words by the trade and not by the refund: the channel is asked at once.
 */
@Component
final class TakeRefundNews {

  private final Refunds refunds;
  private final RefundSteps steps;
  private final RefundWork work;
  private final ChannelCalls calls;
  private final CallbackProperties properties;

  TakeRefundNews(
      Refunds refunds,
      RefundSteps steps,
      RefundWork work,
      ChannelCalls calls,
      CallbackProperties properties) {
    this.refunds = refunds;
    this.steps = steps;
    this.work = work;
    this.calls = calls;
    this.properties = properties;
  }

  /** What comes of it; nothing where it is to be looked at again. */
  Optional<NoticeOutcome> take(StoredNotice notice) {
    Optional<Refund> named = refundOf(notice);
    if (named.isEmpty()) {
      return Optional.of(NoticeOutcome.UNKNOWN_REFUND);
    }
    Refund refund = named.get();
    return switch (refund.stage()) {
      case HOLDING, REFUSED -> Optional.of(NoticeOutcome.UNKNOWN_REFUND);
      case PENDING -> Optional.of(ask(refund));
      case SUCCEEDED -> Optional.of(NoticeOutcome.DUPLICATE);
      case FAILED -> lookAgain(refund);
    };
  }

  private NoticeOutcome ask(Refund refund) {
    if (!steps.askNow(refund.refundNo())) {
      return NoticeOutcome.DUPLICATE;
    }
    work.wake(refund.channel());
    return NoticeOutcome.ASKED;
  }

  /** News of a refund that was refused for good is none, unless it was done after all. */
  private Optional<NoticeOutcome> lookAgain(Refund refund) {
    return switch (calls.queryRefund(
        refund.channel(),
        new OutTradeNo(Long.toString(refund.paymentNo())),
        refund.outRefundNo(),
        properties.patience())) {
      case Accepted<RefundView>(RefundView.Succeeded _) -> {
        steps.contradicted(refund.refundNo());
        yield Optional.of(NoticeOutcome.CONFIRMED);
      }
      case Accepted<RefundView> _ -> Optional.of(NoticeOutcome.DUPLICATE);
      case ChannelReply.Declined<RefundView> _,
          ChannelReply.RateLimited<RefundView> _,
          ChannelReply.Unknown<RefundView> _ ->
          Optional.empty();
    };
  }

  private Optional<Refund> refundOf(StoredNotice notice) {
    if (notice.outRefundNo() == null || notice.outTradeNo() == null) {
      return Optional.empty();
    }
    String outTradeNo = notice.outTradeNo().value();
    OptionalLong refundNo = BusinessNumbers.parse(notice.outRefundNo().value());
    return refundNo.isEmpty()
        ? Optional.empty()
        : refunds
            .findByRefundNo(refundNo.getAsLong())
            .filter(refund -> refund.channel() == notice.channel())
            .filter(refund -> Long.toString(refund.paymentNo()).equals(outTradeNo));
  }
}
