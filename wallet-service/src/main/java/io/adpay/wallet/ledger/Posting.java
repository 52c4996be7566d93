package io.adpay.wallet.ledger;

import io.adpay.common.money.Money;
import io.adpay.wallet.account.PlatformAccount;
import io.adpay.wallet.account.Wallet;
import io.adpay.wallet.hold.HoldStep;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A transfer that is asked for. It can't be built unless it could be posted: at least two legs,
 * which sum to zero; an append-only account once at most; and of frozen buckets only that of one
 * wallet, which gains by the opening of a hold and loses by its end, and none without a hold step.
 *
 * @param hold what it does to a hold, if anything
 * @param reverses the number of the transfer that it corrects, if it is a correction
 * @param asSent what was sent, where a repetition is known by that; where it is null, it is known
 *     by all the rest
 */
public record Posting(
    BusinessKey key,
    List<Leg> legs,
    @Nullable HoldStep hold,
    @Nullable Long reverses,
    @Nullable String asSent) {

  public Posting {
    legs = List.copyOf(legs);
    require(legs.size() >= 2, "has two legs at least", key);
    require(sum(legs).isZero(), "sums to zero", key);
    require(entersPlatformAccountsOnce(legs), "enters an append-only account once", key);
    require(freezesAsTheHoldSays(legs, hold), "freezes what its hold step says", key);
  }

  /** A transfer that has nothing to do with holds. */
  public static Posting of(BusinessKey key, Leg... legs) {
    return of(key, List.of(legs));
  }

  /** A transfer that has nothing to do with holds. */
  public static Posting of(BusinessKey key, List<Leg> legs) {
    return new Posting(key, legs, null, null, null);
  }

  /** A transfer that is a step of a hold. */
  public static Posting of(BusinessKey key, HoldStep hold, List<Leg> legs) {
    return new Posting(key, legs, hold, null, null);
  }

  /** A transfer that is a step of a hold. */
  public static Posting of(BusinessKey key, HoldStep hold, Leg... legs) {
    return of(key, hold, List.of(legs));
  }

  /** The same transfer as the correction of another. */
  public Posting reversing(long transferNo) {
    return new Posting(key, legs, hold, transferNo, asSent);
  }

  /**
   * The same transfer, which is known by what was sent and not by its legs: they were worked out
   * here and may come out differently when the same is sent again.
   */
  public Posting knownBy(String sent) {
    return new Posting(key, legs, hold, reverses, sent);
  }

  /** How much changes hands: the sum of the legs that gain. */
  public Money amount() {
    return sum(legs.stream().filter(leg -> leg.amount().isPositive()).toList());
  }

  /** The wallets that take part, in the order in which they are locked and written. */
  public List<Wallet> wallets() {
    return legs.stream()
        .map(Leg::account)
        .<Wallet>mapMulti(
            (account, each) -> {
              if (account instanceof Wallet wallet) {
                each.accept(wallet);
              }
            })
        .distinct()
        .sorted()
        .toList();
  }

  /** How the frozen bucket changes; zero without a hold step. */
  Money frozenChange() {
    return sum(legs.stream().filter(leg -> leg.bucket() == Bucket.FROZEN).toList());
  }

  /** The wallet in which money is frozen or was. */
  Wallet holder() {
    return legs.stream()
        .filter(leg -> leg.bucket() == Bucket.FROZEN)
        .map(leg -> (Wallet) leg.account())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(key + " has no hold step"));
  }

  private static Money sum(List<Leg> legs) {
    return legs.stream().map(Leg::amount).reduce(Money.ZERO, Money::plus);
  }

  private static boolean entersPlatformAccountsOnce(List<Leg> legs) {
    Set<PlatformAccount> seen = new HashSet<>();
    return legs.stream()
        .allMatch(leg -> !(leg.account() instanceof PlatformAccount account) || seen.add(account));
  }

  private static boolean freezesAsTheHoldSays(List<Leg> legs, @Nullable HoldStep hold) {
    List<Leg> frozen = legs.stream().filter(leg -> leg.bucket() == Bucket.FROZEN).toList();
    return switch (hold) {
      case null -> frozen.isEmpty();
      case HoldStep.Open _ ->
          isOneWallets(frozen) && frozen.stream().allMatch(leg -> leg.amount().isPositive());
      case HoldStep.Settle _, HoldStep.Release _ ->
          isOneWallets(frozen) && frozen.stream().noneMatch(leg -> leg.amount().isPositive());
    };
  }

  private static boolean isOneWallets(List<Leg> frozen) {
    return frozen.stream().map(Leg::account).distinct().count() == 1;
  }

  private static void require(boolean holds, String rule, BusinessKey key) {
    if (!holds) {
      throw new IllegalArgumentException("a transfer " + rule + ": " + key);
    }
  }

  /** The number of the hold that this transfer is a step of, if it is one. */
  @Nullable Long holdNo(long transferNo) {
    return switch (hold) {
      case null -> null;
      case HoldStep.Open _ -> transferNo;
      case HoldStep.Settle settle -> settle.holdNo();
      case HoldStep.Release release -> release.holdNo();
    };
  }
}
