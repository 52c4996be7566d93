package io.adpay.wallet.check;

import io.adpay.wallet.account.ChainHash;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sees whether each entry begins with the hash of the one before, and whether the head is the last.
 */
final class ChainFollower implements Follower {

  private final WalletRow wallet;
  private ChainHash head = ChainHash.START;
  private @Nullable String breach;

  ChainFollower(WalletRow wallet) {
    this.wallet = wallet;
  }

  @Override
  public void next(EntryRow entry) {
    if (breach == null && !entry.previous().equals(head)) {
      breach = entry + " does not begin with the hash of the entry before it";
    }
    if (breach == null && !entry.hash().equals(entry.expectedHash())) {
      breach = entry + " does not have the hash of what it says";
    }
    head = entry.hash();
  }

  @Override
  public Optional<String> breach() {
    return Optional.ofNullable(breach)
        .or(
            () ->
                head.equals(wallet.head())
                    ? Optional.empty()
                    : Optional.of("the stored head is not the hash of the last entry"));
  }
}
