package io.adpay.wallet.withdrawal;

import io.adpay.common.contract.wallet.WithdrawalEnded;
import io.adpay.common.outbox.EventHandler;
import io.adpay.common.outbox.EventOutcome;
import io.adpay.wallet.purpose.EndHold;
import io.adpay.wallet.purpose.HoldClaim;
import io.adpay.wallet.purpose.Purpose;
import org.springframework.stereotype.Component;

/** Gives back what is frozen for a withdrawal that was rejected or has finally failed. */
@Component
final class GiveBackWithdrawal implements EventHandler<WithdrawalEnded> {

  private final EndHold endHold;

  GiveBackWithdrawal(EndHold endHold) {
    this.endHold = endHold;
  }

  @Override
  public String type() {
    return WithdrawalEnded.TYPE;
  }

  @Override
  public Class<WithdrawalEnded> payloadType() {
    return WithdrawalEnded.class;
  }

  @Override
  public EventOutcome handle(WithdrawalEnded withdrawal) {
    return endHold.release(
        new HoldClaim(
            Purpose.WITHDRAWAL, withdrawal.withdrawalNo(), withdrawal.uid(), withdrawal.fen()));
  }
}
