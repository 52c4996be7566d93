package io.adpay.withdraw.withdrawal;

import io.adpay.common.contract.wallet.WithdrawalEnded;
import io.adpay.common.contract.wallet.WithdrawalPaid;
import io.adpay.common.outbox.Outbox;
import io.adpay.common.servicecall.SuiteService;
import org.springframework.stereotype.Component;

/** What the wallet is told of a withdrawal, in the transaction that makes it true. */
@Component
public final class WithdrawalFacts {

  private final Outbox outbox;

  WithdrawalFacts(Outbox outbox) {
    this.outbox = outbox;
  }

  /** The frozen money is spent. */
  public void paid(Withdrawal withdrawal) {
    outbox.append(
        SuiteService.WALLET,
        WithdrawalPaid.TYPE,
        withdrawal.withdrawalNo(),
        new WithdrawalPaid(
            withdrawal.withdrawalNo(),
            withdrawal.uid(),
            withdrawal.channel(),
            withdrawal.amount().fen(),
            withdrawal.fee().fen()));
  }

  /** The frozen money is to be given back. */
  public void ended(Withdrawal withdrawal) {
    outbox.append(
        SuiteService.WALLET,
        WithdrawalEnded.TYPE,
        withdrawal.withdrawalNo(),
        new WithdrawalEnded(
            withdrawal.withdrawalNo(), withdrawal.uid(), withdrawal.amount().fen()));
  }
}
