package io.adpay.wallet.ledger;

import io.adpay.common.ordernumber.NumberGenerator;
import io.adpay.wallet.account.Accounts;
import io.adpay.wallet.account.Wallet;
import io.adpay.wallet.account.WalletAccount;
import io.adpay.wallet.hold.Hold;
import io.adpay.wallet.hold.HoldStep;
import io.adpay.wallet.hold.Holds;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes postings down, in the caller's transaction: reads without locking how everything stands,
 * judges one posting after the other in memory, writes transfers, entries, holds and announcements,
 * and at last the wallets' rows, each on the condition that it still is as it was read. So the row
 * that everybody wants is locked for one statement and the commit.
 *
 * <p>Whoever else wrote to one of the wallets meanwhile has taken the next sequence or the version:
 * then this transaction fails as a whole and may be tried again.
 */
final class Book {

  private final Transfers transfers;
  private final Entries entries;
  private final Accounts accounts;
  private final Holds holds;
  private final NumberGenerator numbers;
  private final Clock clock;

  Book(
      Transfers transfers,
      Entries entries,
      Accounts accounts,
      Holds holds,
      NumberGenerator numbers,
      Clock clock) {
    this.transfers = transfers;
    this.entries = entries;
    this.accounts = accounts;
    this.holds = holds;
    this.numbers = numbers;
    this.clock = clock;
  }

  /** Judges and writes, and answers in the order of the requests. */
  List<TransferOutcome> write(List<Request> requests) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Map<BusinessKey, Transfer> known = new HashMap<>();
    transfers
        .find(requests.stream().map(request -> request.posting().key()).distinct().toList())
        .forEach(transfer -> known.put(transfer.key(), transfer));
    List<Posting> fresh =
        requests.stream()
            .map(Request::posting)
            .filter(posting -> !known.containsKey(posting.key()))
            .toList();
    SortedMap<Wallet, WalletAccount> before = wallets(fresh, now);
    Map<Long, Hold> holdsBefore = holds(fresh);
    Standings standings = standings(fresh, before, holdsBefore);

    List<TransferOutcome> outcomes = new ArrayList<>();
    List<Decision> decisions = new ArrayList<>();
    for (Request request : requests) {
      Transfer transfer = known.get(request.posting().key());
      if (transfer != null) {
        outcomes.add(transfer.answerTo(request.posting()));
        continue;
      }
      Decision decision = decide(request, now, standings);
      decisions.add(decision);
      outcomes.add(decision.outcome());
      known.put(request.posting().key(), decision.transfer());
    }
    if (!decisions.isEmpty()) {
      record(decisions, holdsBefore, standings, now);
      replace(before, standings, now);
    }
    return outcomes;
  }

  private SortedMap<Wallet, WalletAccount> wallets(List<Posting> postings, Instant now) {
    SortedMap<Wallet, WalletAccount> found = new TreeMap<>();
    List<Wallet> wanted =
        postings.stream()
            .flatMap(posting -> posting.wallets().stream())
            .distinct()
            .sorted()
            .toList();
    accounts.find(wanted).forEach(account -> found.put(account.wallet(), account));
    for (Wallet wallet : wanted) {
      if (!found.containsKey(wallet)) {
        found.put(wallet, accounts.open(numbers.next(wallet.uid()), wallet, now));
      }
    }
    return found;
  }

  private Map<Long, Hold> holds(List<Posting> postings) {
    List<Long> wanted =
        postings.stream()
            .map(Posting::hold)
            .<Long>mapMulti(
                (hold, each) -> {
                  switch (hold) {
                    case HoldStep.Settle settle -> each.accept(settle.holdNo());
                    case HoldStep.Release release -> each.accept(release.holdNo());
                    case HoldStep.Open _ -> {}
                    case null -> {}
                  }
                })
            .distinct()
            .toList();
    Map<Long, Hold> found = new HashMap<>();
    holds.find(wanted).forEach(hold -> found.put(hold.no(), hold));
    return found;
  }

  private Standings standings(
      List<Posting> postings, Map<Wallet, WalletAccount> wallets, Map<Long, Hold> holds) {
    Standings standings = new Standings();
    wallets.values().forEach(standings::put);
    holds.values().forEach(standings::put);
    List<Long> corrected =
        postings.stream().map(Posting::reverses).filter(Objects::nonNull).distinct().toList();
    transfers.reversed(corrected).forEach(standings::putReversed);
    return standings;
  }

  private Decision decide(Request request, Instant now, Standings standings) {
    Posting posting = request.posting();
    long transferNo =
        numbers.next(posting.wallets().stream().findFirst().map(Wallet::uid).orElse(0L));
    Verdict verdict = Judge.judge(posting, transferNo, now, standings);
    RejectionReason reason =
        switch (verdict) {
          case Verdict.Refused refused -> refused.reason();
          case Verdict.Allowed allowed -> {
            allowed.wallets().forEach(standings::put);
            if (allowed.hold() != null) {
              standings.put(allowed.hold());
            }
            if (posting.reverses() != null) {
              standings.putReversed(posting.reverses());
            }
            yield null;
          }
        };
    return new Decision(
        request,
        new Transfer(transferNo, posting.key(), Fingerprint.of(posting), reason, now),
        verdict);
  }

  private void record(
      List<Decision> decisions, Map<Long, Hold> holdsBefore, Standings standings, Instant now) {
    transfers.insert(decisions);
    List<Entry> written =
        decisions.stream()
            .<Entry>mapMulti(
                (decision, each) -> {
                  if (decision.verdict() instanceof Verdict.Allowed allowed) {
                    allowed.entries().forEach(each);
                  }
                })
            .sorted(Comparator.comparingLong(Entry::accountId).thenComparingLong(Entry::seq))
            .toList();
    if (!written.isEmpty()) {
      entries.insert(written);
    }
    recordHolds(decisions, holdsBefore, standings, now);
    decisions.forEach(decision -> decision.request().announcement().announce(decision.outcome()));
  }

  private void recordHolds(
      List<Decision> decisions, Map<Long, Hold> before, Standings standings, Instant now) {
    for (Decision decision : decisions) {
      if (decision.posting().hold() instanceof HoldStep.Open
          && decision.verdict() instanceof Verdict.Allowed) {
        holds.insert(standings.hold(decision.transfer().no()).orElseThrow(), now);
      }
    }
    for (Hold hold : new TreeMap<>(before).values()) {
      Hold after = standings.hold(hold.no()).orElseThrow();
      if (!after.equals(hold) && !holds.replace(hold, after, now)) {
        throw new LostRace("hold " + hold.no());
      }
    }
  }

  private void replace(SortedMap<Wallet, WalletAccount> before, Standings standings, Instant now) {
    before.values().stream()
        .sorted(Comparator.comparingLong(WalletAccount::id))
        .forEach(
            read -> {
              WalletAccount after = standings.of(read.wallet());
              if (!after.equals(read) && !accounts.replace(read, after, now)) {
                throw new LostRace("wallet " + read.wallet().uid());
              }
            });
  }
}
