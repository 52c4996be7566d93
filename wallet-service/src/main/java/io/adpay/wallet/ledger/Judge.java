package io.adpay.wallet.ledger;

import io.adpay.common.money.Money;
import io.adpay.wallet.account.AccountStatus;
import io.adpay.wallet.account.ChainHash;
import io.adpay.wallet.account.PlatformAccount;
import io.adpay.wallet.account.Wallet;
import io.adpay.wallet.account.WalletAccount;
import io.adpay.wallet.hold.Hold;
import io.adpay.wallet.hold.HoldStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges a posting by how its wallets and its hold stand, and works out the entries. It knows
 * neither database nor clock; arithmetic is exact, and a sum that 64 bits can't hold throws.
 */
final class Judge {

  private Judge() {}

  static Verdict judge(Posting posting, long transferNo, Instant now, Standings standings) {
    Optional<RejectionReason> refused =
        refusalOfReversal(posting, standings)
            .or(() -> refusalOfHold(posting, standings))
            .or(() -> refusalOfWallets(posting, standings));
    return refused.isPresent()
        ? new Verdict.Refused(refused.get())
        : allowed(posting, transferNo, now, standings);
  }

  private static Optional<RejectionReason> refusalOfReversal(Posting posting, Standings standings) {
    return posting.reverses() != null && standings.isReversed(posting.reverses())
        ? Optional.of(RejectionReason.ALREADY_REVERSED)
        : Optional.empty();
  }

  private static Optional<RejectionReason> refusalOfHold(Posting posting, Standings standings) {
    return switch (posting.hold()) {
      case null -> Optional.empty();
      case HoldStep.Open _ -> Optional.empty();
      case HoldStep.Settle settle -> refusalOfPart(posting, settle.holdNo(), standings);
      case HoldStep.Release release -> refusalOfPart(posting, release.holdNo(), standings);
    };
  }

  private static Optional<RejectionReason> refusalOfPart(
      Posting posting, long holdNo, Standings standings) {
    long accountId = standings.of(posting.holder()).id();
    Optional<Hold> hold = standings.hold(holdNo).filter(held -> held.accountId() == accountId);
    if (hold.isEmpty()) {
      return Optional.of(RejectionReason.HOLD_UNKNOWN);
    }
    return hold.get().open().plus(posting.frozenChange()).fen() < 0
        ? Optional.of(RejectionReason.HOLD_EXCEEDED)
        : Optional.empty();
  }

  private static Optional<RejectionReason> refusalOfWallets(Posting posting, Standings standings) {
    return posting.wallets().stream()
        .flatMap(wallet -> refusalOf(posting, standings.of(wallet)).stream())
        .findFirst();
  }

  private static Optional<RejectionReason> refusalOf(Posting posting, WalletAccount wallet) {
    Money change =
        posting.legs().stream()
            .filter(leg -> leg.account().equals(wallet.wallet()))
            .filter(leg -> leg.bucket() == Bucket.AVAILABLE)
            .map(Leg::amount)
            .reduce(Money.ZERO, Money::plus);
    if (change.isZero() || change.isPositive()) {
      return Optional.empty();
    }
    if (wallet.status() == AccountStatus.FROZEN) {
      return Optional.of(RejectionReason.WALLET_FROZEN);
    }
    return wallet.available().plus(change).compareTo(wallet.floor()) < 0
        ? Optional.of(RejectionReason.INSUFFICIENT_BALANCE)
        : Optional.empty();
  }

  private static Verdict allowed(
      Posting posting, long transferNo, Instant now, Standings standings) {
    ChainHash request = Fingerprint.of(posting);
    Map<Wallet, WalletAccount> after = new LinkedHashMap<>();
    posting.wallets().forEach(wallet -> after.put(wallet, standings.of(wallet)));
    List<Entry> entries = new ArrayList<>();
    for (int number = 0; number < posting.legs().size(); number++) {
      Leg leg = posting.legs().get(number);
      entries.add(
          switch (leg.account()) {
            case PlatformAccount account -> appended(account, leg, number, transferNo, now);
            case Wallet wallet -> {
              WalletAccount before = Objects.requireNonNull(after.get(wallet));
              Entry entry = chained(before, request, leg, number, transferNo, now);
              after.put(wallet, following(before, entry));
              yield entry;
            }
          });
    }
    entries.sort(Comparator.comparingLong(Entry::accountId).thenComparingLong(Entry::seq));
    return new Verdict.Allowed(
        entries, List.copyOf(after.values()), holdAfter(posting, transferNo, standings));
  }

  private static Entry appended(
      PlatformAccount account, Leg leg, int number, long transferNo, Instant now) {
    return new Entry(
        account.id(),
        transferNo,
        transferNo,
        number,
        leg.type(),
        leg.bucket(),
        leg.amount(),
        null,
        now);
  }

  private static Entry chained(
      WalletAccount before, ChainHash request, Leg leg, int number, long transferNo, Instant now) {
    Money available =
        switch (leg.bucket()) {
          case AVAILABLE -> before.available().plus(leg.amount());
          case FROZEN -> before.available();
        };
    Money frozen =
        switch (leg.bucket()) {
          case AVAILABLE -> before.frozen();
          case FROZEN -> before.frozen().plus(leg.amount());
        };
    long seq = before.version() + 1;
    ChainHash hash =
        new EntryHash(
                before.head(),
                request,
                before.id(),
                seq,
                transferNo,
                number,
                leg.type(),
                leg.bucket(),
                leg.amount(),
                available,
                frozen,
                now)
            .value();
    return new Entry(
        before.id(),
        seq,
        transferNo,
        number,
        leg.type(),
        leg.bucket(),
        leg.amount(),
        new Entry.Link(available, frozen, before.head(), hash),
        now);
  }

  private static WalletAccount following(WalletAccount before, Entry entry) {
    Entry.Link link = entry.link();
    if (link == null) {
      throw new IllegalStateException("a wallet's entry is chained: " + entry);
    }
    return before.after(link.availableAfter(), link.frozenAfter(), link.hash());
  }

  private static @Nullable Hold holdAfter(Posting posting, long transferNo, Standings standings) {
    Money frozen = posting.frozenChange();
    return switch (posting.hold()) {
      case null -> null;
      case HoldStep.Open _ -> Hold.opened(transferNo, standings.of(posting.holder()).id(), frozen);
      case HoldStep.Settle settle ->
          standings.hold(settle.holdNo()).orElseThrow().settle(frozen.negated());
      case HoldStep.Release release ->
          standings.hold(release.holdNo()).orElseThrow().release(frozen.negated());
    };
  }
}
