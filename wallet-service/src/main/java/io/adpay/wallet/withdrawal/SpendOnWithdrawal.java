package io.adpay.wallet.withdrawal;

import io.adpay.common.contract.wallet.WithdrawalPaid;
import io.adpay.common.money.Money;
import io.adpay.common.outbox.EventHandler;
import io.adpay.common.outbox.EventOutcome;
import io.adpay.wallet.account.PlatformAccount;
import io.adpay.wallet.account.Wallet;
import io.adpay.wallet.ledger.EntryType;
import io.adpay.wallet.ledger.Leg;
import io.adpay.wallet.purpose.EndHold;
import io.adpay.wallet.purpose.HoldClaim;
import io.adpay.wallet.purpose.Purpose;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Spends what is frozen for a withdrawal: the payee has it from the channel, less what the platform
 * keeps.
 */
@Component
final class SpendOnWithdrawal implements EventHandler<WithdrawalPaid> {

  private static final Logger log = LoggerFactory.getLogger(SpendOnWithdrawal.class);

  private final EndHold endHold;

  SpendOnWithdrawal(EndHold endHold) {
    this.endHold = endHold;
  }

  @Override
  public String type() {
    return WithdrawalPaid.TYPE;
  }

  @Override
  public Class<WithdrawalPaid> payloadType() {
    return WithdrawalPaid.class;
  }

  @Override
  public EventOutcome handle(WithdrawalPaid withdrawal) {
    if (withdrawal.feeFen() < 0 || withdrawal.feeFen() >= withdrawal.fen()) {
      log.error("A withdrawal was paid with a fee that makes no sense: {}", withdrawal);
      return EventOutcome.REFUSED;
    }
    return endHold.settle(
        new HoldClaim(
            Purpose.WITHDRAWAL, withdrawal.withdrawalNo(), withdrawal.uid(), withdrawal.fen()),
        wallet -> legs(withdrawal, wallet));
  }

  /** The owner sees the fee as an entry of its own. */
  private static List<Leg> legs(WithdrawalPaid withdrawal, Wallet wallet) {
    Money fee = Money.ofFen(withdrawal.feeFen());
    Money paidOut = Money.ofFen(withdrawal.fen()).minus(fee);
    List<Leg> legs = new ArrayList<>();
    legs.add(Leg.frozen(wallet, paidOut.negated(), EntryType.WITHDRAW_SETTLE));
    legs.add(
        Leg.available(
            PlatformAccount.clearingOf(withdrawal.channel()), paidOut, EntryType.WITHDRAW_SETTLE));
    if (fee.isPositive()) {
      legs.add(Leg.frozen(wallet, fee.negated(), EntryType.FEE));
      legs.add(Leg.available(PlatformAccount.COMMISSION, fee, EntryType.FEE));
    }
    return legs;
  }
}
