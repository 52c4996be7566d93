package io.adpay.withdraw.payout;

import io.adpay.common.contract.withdraw.PayoutSucceeded;
import io.adpay.common.outbox.EventHandler;
import io.adpay.common.outbox.EventOutcome;
import org.springframework.stereotype.Component;

/** The channel has paid it. */
@Component
final class PayoutSucceededHandler implements EventHandler<PayoutSucceeded> {

  private final FollowPayout followPayout;

  PayoutSucceededHandler(FollowPayout followPayout) {
    this.followPayout = followPayout;
  }

  @Override
  public String type() {
    return PayoutSucceeded.TYPE;
  }

  @Override
  public Class<PayoutSucceeded> payloadType() {
    return PayoutSucceeded.class;
  }

  @Override
  public EventOutcome handle(PayoutSucceeded payout) {
    return followPayout.succeeded(payout);
  }
}
