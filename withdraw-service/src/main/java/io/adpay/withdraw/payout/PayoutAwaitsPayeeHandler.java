package io.adpay.withdraw.payout;

import io.adpay.common.contract.withdraw.PayoutAwaitsPayee;
import io.adpay.common.outbox.EventHandler;
import io.adpay.common.outbox.EventOutcome;
import org.springframework.stereotype.Component;

/** The channel waits for the payee, who has to be asked with what it gave for that. */
@Component
final class PayoutAwaitsPayeeHandler implements EventHandler<PayoutAwaitsPayee> {

  private final FollowPayout followPayout;

  PayoutAwaitsPayeeHandler(FollowPayout followPayout) {
    this.followPayout = followPayout;
  }

  @Override
  public String type() {
    return PayoutAwaitsPayee.TYPE;
  }

  @Override
  public Class<PayoutAwaitsPayee> payloadType() {
    return PayoutAwaitsPayee.class;
  }

  @Override
  public EventOutcome handle(PayoutAwaitsPayee payout) {
    return followPayout.awaitsPayee(payout);
  }
}
