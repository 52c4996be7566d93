package io.adpay.payment.refund;

import io.adpay.common.contract.order.OrderRefunded;
import io.adpay.common.contract.wallet.RefundFailed;
import io.adpay.common.contract.wallet.RefundSucceeded;
import io.adpay.common.contract.wallet.SurplusReceived;
import io.adpay.common.contract.wallet.SurplusReturned;
import io.adpay.common.money.Money;
import io.adpay.common.outbox.Outbox;
import io.adpay.common.servicecall.SuiteService;
import io.adpay.payment.payment.AfterCommit;
import io.adpay.payment.payment.Payment;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What the wallet and the order hear of refunds, written in the transaction that makes it true. */
@Component
final class RefundFacts {

  private final Outbox outbox;
  private final MeterRegistry meters;

  RefundFacts(Outbox outbox, MeterRegistry meters) {
    this.outbox = outbox;
    this.meters = meters;
  }

  void surplusReceived(Payment payment, Money received) {
    tellWallet(
        SurplusReceived.TYPE,
        payment.paymentNo(),
        new SurplusReceived(
            payment.paymentNo(), payment.orderNo(), payment.channel(), received.fen()));
  }

  /**
   * It is with the buyer.
   *
   * @param total all that has gone back of the payment
   */
  void succeeded(Refund refund, Money total, Instant at) {
    switch (refund.origin()) {
      case REQUESTED -> {
        tellWallet(
            RefundSucceeded.TYPE,
            refund.refundNo(),
            new RefundSucceeded(
                refund.refundNo(),
                refund.orderNo(),
                refund.uid(),
                refund.channel(),
                refund.amount().fen()));
        outbox.append(
            SuiteService.ORDER,
            OrderRefunded.TYPE,
            refund.orderNo(),
            new OrderRefunded(
                refund.orderNo(),
                refund.uid(),
                refund.paymentNo(),
                refund.refundNo(),
                total.fen(),
                at));
      }
      case SURPLUS ->
          tellWallet(
              SurplusReturned.TYPE,
              refund.refundNo(),
              new SurplusReturned(
                  refund.refundNo(),
                  refund.paymentNo(),
                  refund.orderNo(),
                  refund.channel(),
                  refund.amount().fen()));
    }
    count(refund);
  }

  /** The wallet gives back what it held. A surplus stays in suspense, so nobody has to hear. */
  void failed(Refund refund) {
    if (refund.origin() == RefundOrigin.REQUESTED) {
      tellWallet(
          RefundFailed.TYPE,
          refund.refundNo(),
          new RefundFailed(
              refund.refundNo(), refund.orderNo(), refund.uid(), refund.amount().fen()));
    }
    count(refund);
  }

  private void tellWallet(String type, long key, Object fact) {
    outbox.append(SuiteService.WALLET, type, key, fact);
  }

  private void count(Refund refund) {
    AfterCommit.run(
        () ->
            meters
                .counter(
                    "adpay.refund.ended",
                    "channel",
                    refund.channel().name(),
                    "origin",
                    refund.origin().name(),
                    "as",
                    refund.stage().name())
                .increment());
  }
}
