package io.adpay.withdraw.payout;

import io.adpay.common.contract.withdraw.PayoutFailed;
import io.adpay.common.outbox.EventHandler;
import io.adpay.common.outbox.EventOutcome;
import org.springframework.stereotype.Component;

/** The channel has finally refused it. */
@Component
final class PayoutFailedHandler implements EventHandler<PayoutFailed> {

  private final FollowPayout followPayout;

  PayoutFailedHandler(FollowPayout followPayout) {
    this.followPayout = followPayout;
  }

  @Override
  public String type() {
    return PayoutFailed.TYPE;
  }

  @Override
  public Class<PayoutFailed> payloadType() {
    return PayoutFailed.class;
  }

  @Override
  public EventOutcome handle(PayoutFailed payout) {
    return followPayout.failed(payout);
  }
}
