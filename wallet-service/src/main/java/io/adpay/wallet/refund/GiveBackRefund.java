package io.adpay.wallet.refund;

import io.adpay.common.contract.wallet.RefundFailed;
import io.adpay.common.outbox.EventHandler;
import io.adpay.common.outbox.EventOutcome;
import io.adpay.wallet.purpose.EndHold;
import io.adpay.wallet.purpose.HoldClaim;
import io.adpay.wallet.purpose.Purpose;
import org.springframework.stereotype.Component;

/** Gives back what is held for a refund that the channel has finally refused. */
@Component
final class GiveBackRefund implements EventHandler<RefundFailed> {

  private final EndHold endHold;

  GiveBackRefund(EndHold endHold) {
    this.endHold = endHold;
  }

  @Override
  public String type() {
    return RefundFailed.TYPE;
  }

  @Override
  public Class<RefundFailed> payloadType() {
    return RefundFailed.class;
  }

  @Override
  public EventOutcome handle(RefundFailed refund) {
    return endHold.release(
        new HoldClaim(Purpose.REFUND, refund.refundNo(), refund.uid(), refund.fen()));
  }
}
