package io.adpay.wallet.freeze;

import io.adpay.common.contract.wallet.WalletStanding;
import io.adpay.common.problem.Problem;
import io.adpay.wallet.account.Wallet;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where other services ask whether money may leave a wallet. */
@RestController
final class StandingController {

  private final FreezeWallet freezeWallet;

  StandingController(FreezeWallet freezeWallet) {
    this.freezeWallet = freezeWallet;
  }

  @GetMapping("/internal/wallets/{uid}/standing")
  WalletStanding standing(@PathVariable long uid) {
    if (uid <= 0) {
      throw Problem.notFound();
    }
    return new WalletStanding(
        uid,
        switch (freezeWallet.statusOf(new Wallet(uid))) {
          case OPEN -> WalletStanding.Status.OPEN;
          case FROZEN -> WalletStanding.Status.FROZEN;
        });
  }
}
