package io.adpay.wallet.freeze;

import io.adpay.common.contract.operations.DecisionReason;
import io.adpay.common.identity.Caller;
import io.adpay.common.problem.Problem;
import io.adpay.wallet.account.AccountStatus;
import io.adpay.wallet.account.Wallet;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where operators look at wallets, freeze them and let them go again. */
@RestController
@RequestMapping("/api/v1/ops/wallets/{uid}")
@PreAuthorize("hasRole('OPERATOR')")
class FreezeController {

  private final FreezeWallet freezeWallet;

  FreezeController(FreezeWallet freezeWallet) {
    this.freezeWallet = freezeWallet;
  }

  @GetMapping
  WalletControl look(@PathVariable String uid) {
    return freezeWallet.look(walletOf(uid));
  }

  @PostMapping("/freeze")
  WalletControl freeze(
      @PathVariable String uid,
      @RequestBody @Valid DecisionReason body,
      @Parameter(hidden = true) Caller caller) {
    return freezeWallet.decide(walletOf(uid), AccountStatus.FROZEN, body.reason(), caller.name());
  }

  @PostMapping("/unfreeze")
  WalletControl unfreeze(
      @PathVariable String uid,
      @RequestBody @Valid DecisionReason body,
      @Parameter(hidden = true) Caller caller) {
    return freezeWallet.decide(walletOf(uid), AccountStatus.OPEN, body.reason(), caller.name());
  }

  private static Wallet walletOf(String uid) {
    if (!uid.matches("[1-9]\\d{0,17}")) {
      throw Problem.notFound();
    }
    return new Wallet(Long.parseLong(uid));
  }
}
