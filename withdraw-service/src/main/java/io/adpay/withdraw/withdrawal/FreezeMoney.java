package io.adpay.withdraw.withdrawal;

import io.adpay.common.contract.wallet.HoldOpened;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Has the wallet set a withdrawal's money aside, and writes down what it says. The request itself
 * does so, the same request sent again, and the upkeep where neither came to an end: the wallet
 * knows the withdrawal by its number, so the money is frozen once or not at all.
 */
@Component
public final class FreezeMoney {

  private final WalletDesk wallet;
  private final ChangeWithdrawal change;
  private final Clock clock;

  FreezeMoney(WalletDesk wallet, ChangeWithdrawal change, Clock clock) {
    this.wallet = wallet;
    this.change = change;
    this.clock = clock;
  }

  /**
   * Asks the wallet.
   *
   * @return the withdrawal as it stands now; still {@code FREEZING} where the wallet did not answer
   */
  public Withdrawal freeze(Withdrawal withdrawal) {
    return wallet
        .freeze(withdrawal)
        .map(answer -> writeDown(withdrawal.withdrawalNo(), answer))
        .orElse(withdrawal);
  }

  private Withdrawal writeDown(long withdrawalNo, HoldOpened.Outcome answer) {
    return change.by(
        withdrawalNo,
        found -> {
          Withdrawal withdrawal = found.orElseThrow();
          if (withdrawal.stage() == WithdrawalStage.FREEZING) {
            apply(answer, withdrawal, clock.instant());
          }
          return withdrawal;
        });
  }

  private static void apply(HoldOpened.Outcome answer, Withdrawal withdrawal, Instant now) {
    switch (answer) {
      case HELD -> withdrawal.freeze(now);
      case INSUFFICIENT_BALANCE -> withdrawal.refuse(Refusal.INSUFFICIENT_BALANCE, now);
      case WALLET_FROZEN -> withdrawal.refuse(Refusal.WALLET_FROZEN, now);
    }
  }
}
