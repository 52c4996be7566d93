package io.adpay.chaos.judge;

import java.util.List;

/** Holds the four books to all rules. */
final class JudgeBooks {

  private final Bounds bounds;
  private final List<RuleGroup> groups;

  /** The order matters: what a rule has explained is not found once more by a broader one. */
  JudgeBooks(Bounds bounds) {
    this.bounds = bounds;
    this.groups =
        List.of(
            new AcknowledgedThings(),
            new AskedThings(),
            new StatusesGoForward(bounds.staleOrder()),
            new SettlementsAsTold(),
            new TradesAccounted(),
            new SurplusAccounted(),
            new RefundsAccounted(),
            new PayoutsAccounted(),
            new LedgerHolds(),
            new NothingStaysOpen(bounds.expiry()),
            new ClearingAccounts(),
            new OwnersAccounts(),
            new LedgerCheckIsClean());
  }

  Verdict judge(Books books) {
    Case opened = new Case(books, bounds);
    Findings findings = new Findings();
    groups.forEach(group -> group.judge(opened, findings));
    Dossier dossier = new Dossier(opened);
    return new Verdict(
        findings.all().stream()
            .map(
                found ->
                    new Finding(
                        found.rule().word(),
                        found.number(),
                        found.what(),
                        dossier.of(found.number())))
            .toList(),
        Figures.of(opened));
  }

  /** What is open and should not stay so, of books that need hold only what is open. */
  List<Findings.Found> open(Books books) {
    Findings findings = new Findings();
    new NothingStaysOpen(bounds.expiry()).judge(new Case(books, bounds), findings);
    return findings.all();
  }
}
