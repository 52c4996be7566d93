package io.adpay.withdraw.payout;

import io.adpay.common.contract.withdraw.PayoutSucceeded;
import io.adpay.common.outbox.EventHandler;
import io.adpay.common.outbox.EventOutcome;
import org.springframework.stereotype.Component;

/** The channel has paid it. */
@Component
final class PayoutSucceededHandler implements EventHandler<PayoutSucceeded> {

  private final FinishPayout finishPayout;

  PayoutSucceededHandler(FinishPayout finishPayout) {
    this.finishPayout = finishPayout;
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
    return finishPayout.succeeded(payout);
  }
}
