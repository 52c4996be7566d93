package io.adpay.wallet.refund;

import io.adpay.common.contract.wallet.RefundSucceeded;
import io.adpay.common.money.Money;
import io.adpay.common.outbox.EventHandler;
import io.adpay.common.outbox.EventOutcome;
import io.adpay.wallet.account.PlatformAccount;
import io.adpay.wallet.ledger.EntryType;
import io.adpay.wallet.ledger.Leg;
import io.adpay.wallet.purpose.EndHold;
import io.adpay.wallet.purpose.HoldClaim;
import io.adpay.wallet.purpose.Purpose;
import java.util.List;
import org.springframework.stereotype.Component;

/** Spends what is held for a refund: the buyer has it back, so the channel has it no more. */
@Component
final class SpendOnRefund implements EventHandler<RefundSucceeded> {

  private final EndHold endHold;

  SpendOnRefund(EndHold endHold) {
    this.endHold = endHold;
  }

  @Override
  public String type() {
    return RefundSucceeded.TYPE;
  }

  @Override
  public Class<RefundSucceeded> payloadType() {
    return RefundSucceeded.class;
  }

  @Override
  public EventOutcome handle(RefundSucceeded refund) {
    Money amount = Money.ofFen(refund.fen());
    return endHold.settle(
        new HoldClaim(Purpose.REFUND, refund.refundNo(), refund.uid(), refund.fen()),
        wallet ->
            List.of(
                Leg.frozen(wallet, amount.negated(), EntryType.REFUND),
                Leg.available(
                    PlatformAccount.clearingOf(refund.channel()), amount, EntryType.REFUND)));
  }
}
