package io.adpay.wallet.ledger;

import io.adpay.wallet.account.Wallet;
import io.adpay.wallet.account.WalletAccount;
import io.adpay.wallet.hold.Hold;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** How wallets and holds stand while the transfers of one transaction are judged one by one. */
final class Standings {

  private final Map<Wallet, WalletAccount> wallets = new HashMap<>();
  private final Map<Long, Hold> holds = new HashMap<>();
  private final Set<Long> reversed = new HashSet<>();

  void put(WalletAccount wallet) {
    wallets.put(wallet.wallet(), wallet);
  }

  void put(Hold hold) {
    holds.put(hold.no(), hold);
  }

  void putReversed(long transferNo) {
    reversed.add(transferNo);
  }

  boolean isReversed(long transferNo) {
    return reversed.contains(transferNo);
  }

  WalletAccount of(Wallet wallet) {
    return Objects.requireNonNull(wallets.get(wallet));
  }

  Optional<Hold> hold(long holdNo) {
    return Optional.ofNullable(holds.get(holdNo));
  }
}
