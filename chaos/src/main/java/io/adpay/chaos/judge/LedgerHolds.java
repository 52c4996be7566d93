package io.adpay.chaos.judge;

import static java.util.stream.Collectors.groupingBy;

import io.adpay.chaos.judge.WalletBook.Account;
import io.adpay.chaos.judge.WalletBook.Entry;
import io.adpay.chaos.judge.WalletBook.Hold;
import io.adpay.chaos.judge.WalletBook.Transfer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The ledger's own invariants, reckoned from its rows anew. */
final class LedgerHolds implements RuleGroup {

  private static final int FEWEST_ENTRIES = 2;

  /** What anybody moves money for; each of them is held against what it is for by other rules. */
  private static final Set<String> BUSINESSES =
      Set.of(
          "RECHARGE",
          "SURPLUS",
          "SURPLUS_REFUND",
          "REFUND_HOLD",
          "REFUND",
          "REFUND_RELEASE",
          "SETTLEMENT",
          "WITHDRAW_FREEZE",
          "WITHDRAW_SETTLE",
          "WITHDRAW_RELEASE");

  @Override
  public void judge(Case books, Findings findings) {
    Ledger ledger = books.ledger();
    ledger.book().transfers().forEach(transfer -> transfer(transfer, ledger, findings));
    ledger.book().transfers().stream()
        .filter(Transfer::posted)
        .collect(groupingBy(each -> each.businessType() + " " + each.businessNo()))
        .values()
        .stream()
        .filter(alike -> alike.size() > 1)
        .map(List::getFirst)
        .filter(first -> !findings.about(first.businessNo()))
        .forEach(
            first ->
                findings.add(
                    Rule.POSTED_TWICE,
                    first.businessNo(),
                    first.businessType() + " is posted more than once"));
    ledger.book().transfers().stream()
        .filter(transfer -> transfer.posted() && !BUSINESSES.contains(transfer.businessType()))
        .filter(transfer -> !findings.about(transfer.businessNo()))
        .forEach(
            transfer ->
                findings.add(
                    Rule.NOBODY_ASKED,
                    transfer.businessNo(),
                    "%s of %d fen is posted, which is nobody's business"
                        .formatted(transfer.businessType(), transfer.fen())));
    ledger.book().entries().stream()
        .filter(
            entry ->
                ledger.transfer(entry.transferId()) == null
                    || ledger.account(entry.accountId()) == null)
        .forEach(
            entry ->
                findings.add(
                    Rule.TRANSFER_UNBALANCED,
                    entry.transferId(),
                    "entry %d of account %d belongs to nothing"
                        .formatted(entry.seq(), entry.accountId())));
    holds(ledger, findings);
    Map<Long, Long> held = new HashMap<>();
    ledger.book().holds().forEach(hold -> held.merge(hold.accountId(), hold.open(), Long::sum));
    ledger.wallets().forEach(wallet -> wallet(wallet, held, ledger, findings));
  }

  private static void transfer(Transfer transfer, Ledger ledger, Findings findings) {
    List<Entry> entries = ledger.entriesOf(transfer);
    if (!transfer.posted()) {
      if (!entries.isEmpty()) {
        findings.add(
            Rule.REJECTED_WITH_ENTRIES,
            transfer.businessNo(),
            "%s was rejected and has %d entries"
                .formatted(transfer.businessType(), entries.size()));
      }
      return;
    }
    long sum = entries.stream().mapToLong(Entry::fen).sum();
    long gained = entries.stream().mapToLong(entry -> Math.max(entry.fen(), 0)).sum();
    if (entries.size() < FEWEST_ENTRIES || sum != 0 || gained != transfer.fen()) {
      findings.add(
          Rule.TRANSFER_UNBALANCED,
          transfer.businessNo(),
          "%s over %d fen has %d entries that sum to %d and gain %d"
              .formatted(transfer.businessType(), transfer.fen(), entries.size(), sum, gained));
    }
  }

  private static void wallet(
      Account wallet, Map<Long, Long> held, Ledger ledger, Findings findings) {
    String uid = Long.toString(wallet.uid());
    List<Entry> entries =
        ledger.entriesOf(wallet).stream().sorted(Comparator.comparingLong(Entry::seq)).toList();
    long available = 0;
    long frozen = 0;
    long seq = 0;
    for (Entry entry : entries) {
      seq++;
      available += entry.isFrozen() ? 0 : entry.fen();
      frozen += entry.isFrozen() ? entry.fen() : 0;
      boolean follows =
          entry.seq() == seq
              && Objects.equals(entry.availableAfter(), available)
              && Objects.equals(entry.frozenAfter(), frozen);
      if (!follows) {
        findings.add(
            Rule.ENTRIES_OUT_OF_STEP,
            uid,
            "entry %d of transfer %s says %s and %s after it; entry %d leaves %d and %d"
                .formatted(
                    entry.seq(),
                    entry.transferId(),
                    entry.availableAfter(),
                    entry.frozenAfter(),
                    seq,
                    available,
                    frozen));
        break;
      }
    }
    available = sum(entries, false);
    frozen = sum(entries, true);
    if (wallet.available() != available
        || wallet.frozen() != frozen
        || wallet.version() != entries.size()
        || wallet.available() < wallet.floor()) {
      findings.add(
          Rule.BALANCE_NOT_ITS_ENTRIES,
          uid,
          "the wallet says %d and %d at version %d; its %d entries say %d and %d"
              .formatted(
                  wallet.available(),
                  wallet.frozen(),
                  wallet.version(),
                  entries.size(),
                  available,
                  frozen));
    }
    long open = held.getOrDefault(wallet.id(), 0L);
    if (frozen != open) {
      findings.add(
          Rule.FROZEN_NOT_ITS_HOLDS,
          uid,
          "%d fen are frozen, and holds of %d are open".formatted(frozen, open));
    }
  }

  private static long sum(List<Entry> entries, boolean frozen) {
    return entries.stream().filter(entry -> entry.isFrozen() == frozen).mapToLong(Entry::fen).sum();
  }

  /** What a hold says was opened, settled and released is what its transfers did. */
  private static void holds(Ledger ledger, Findings findings) {
    Map<String, Map<String, Long>> steps = new HashMap<>();
    ledger.book().transfers().stream()
        .filter(Transfer::posted)
        .filter(transfer -> transfer.holdId() != null && transfer.holdStep() != null)
        .forEach(
            transfer ->
                steps
                    .computeIfAbsent(
                        Objects.requireNonNull(transfer.holdId()), _ -> new HashMap<>())
                    .merge(
                        Objects.requireNonNull(transfer.holdStep()),
                        sum(ledger.entriesOf(transfer), true),
                        Long::sum));
    for (Hold hold : ledger.book().holds()) {
      Map<String, Long> done = steps.getOrDefault(hold.id(), Map.of());
      boolean fits =
          done.getOrDefault("OPEN", 0L) == hold.fen()
              && -done.getOrDefault("SETTLE", 0L) == hold.settled()
              && -done.getOrDefault("RELEASE", 0L) == hold.released()
              && hold.open() >= 0;
      if (!fits) {
        Transfer opening = ledger.transfer(hold.id());
        findings.add(
            Rule.HOLD_OUT_OF_STEP,
            opening == null ? hold.id() : opening.businessNo(),
            "a hold of %d, settled %d, released %d; its transfers say %s"
                .formatted(hold.fen(), hold.settled(), hold.released(), done));
      }
    }
    steps.keySet().stream()
        .filter(id -> ledger.hold(id) == null)
        .forEach(
            id -> findings.add(Rule.HOLD_OUT_OF_STEP, id, "its steps are there, and it is not"));
  }
}
