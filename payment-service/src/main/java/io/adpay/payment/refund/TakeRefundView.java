package io.adpay.payment.refund;

import io.adpay.payment.channel.RefundView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes down what the channel says of a refund, whether it was sent or asked about. */
@Component
final class TakeRefundView {

  private static final Logger log = LoggerFactory.getLogger(TakeRefundView.class);
  private static final String CLOSED = "closed_by_channel";

  private final RefundSteps steps;

  TakeRefundView(RefundSteps steps) {
    this.steps = steps;
  }

  void take(Refund refund, RefundTask task, RefundView view) {
    switch (view) {
      case RefundView.Succeeded(var amount, var refundedAt) -> {
        if (amount.equals(refund.amount())) {
          steps.succeeded(refund.refundNo(), refundedAt);
        } else {
          log.error("Refund {} of {} sent {} back", refund.refundNo(), refund.amount(), amount);
          steps.oddSum(task);
        }
      }
      case RefundView.Processing _ -> steps.inHand(task);
      case RefundView.Abnormal _ -> steps.stuck(task);
      case RefundView.Closed _ -> steps.failed(refund.refundNo(), CLOSED);
      case RefundView.NotDone _ -> steps.notDone(task);
    }
  }
}
