package io.adpay.wallet.check;

import io.adpay.common.money.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sees whether each entry's balances follow from those before it and its amount. */
final class BalanceFollower implements Follower {

  private Money available = Money.ZERO;
  private Money frozen = Money.ZERO;
  private long seq;
  private @Nullable String breach;

  @Override
  public void next(EntryRow entry) {
    Money expectedAvailable =
        switch (entry.bucket()) {
          case AVAILABLE -> available.plus(entry.amount());
          case FROZEN -> available;
        };
    Money expectedFrozen =
        switch (entry.bucket()) {
          case AVAILABLE -> frozen;
          case FROZEN -> frozen.plus(entry.amount());
        };
    if (breach == null
        && !(entry.seq() == seq + 1
            && entry.availableAfter().equals(expectedAvailable)
            && entry.frozenAfter().equals(expectedFrozen))) {
      breach =
          "%s leaves %s available and %s frozen where entry %d, %s and %s follow"
              .formatted(
                  entry,
                  entry.availableAfter(),
                  entry.frozenAfter(),
                  seq + 1,
                  expectedAvailable,
                  expectedFrozen);
    }
    available = entry.availableAfter();
    frozen = entry.frozenAfter();
    seq = entry.seq();
  }

  @Override
  public Optional<String> breach() {
    return Optional.ofNullable(breach);
  }
}
