package io.adpay.chaos.judge;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Holds the four books to all rules. */
final class JudgeBooks {

  private static final int MOST_DOSSIERS = 300;

  private final Bounds bounds;
  private final List<RuleGroup> groups;

  /** The order matters: what a rule has explained is not found once more by a broader one. */
  JudgeBooks(Bounds bounds) {
    this.bounds = bounds;
    this.groups =
        List.of(
            new AcknowledgedThings(),
            new NothingVanishes(),
            new AskedThings(),
            new ReviewsAsTold(),
            new StatusesGoForward(bounds.staleOrder()),
            new SettlementsAsTold(),
            new TradesAccounted(),
            new SurplusAccounted(),
            new RefundsAccounted(),
            new PayoutsAccounted(),
            new LedgerHolds(),
            new NothingStaysOpen(bounds.expiry(), bounds.onItsWay()),
            new OperatorsMatters(),
            new NothingHeldForNothing(),
            new PlatformAccounts(),
            new OwnersAccounts(),
            new LedgerCheckIsClean());
  }

  Verdict judge(Books books) {
    Case opened = new Case(books, bounds);
    Findings findings = new Findings();
    groups.forEach(group -> group.judge(opened, findings));
    return new Verdict(withAllThatIsKnown(findings.all(), opened), Figures.of(opened));
  }

  /** Where there are very many, nobody reads the last ones' stories. */
  private static List<Finding> withAllThatIsKnown(List<Findings.Found> all, Case books) {
    if (all.isEmpty()) {
      return List.of();
    }
    Dossier dossier = new Dossier(books);
    return IntStream.range(0, all.size())
        .mapToObj(
            i -> {
              Findings.Found found = all.get(i);
              return new Finding(
                  found.rule().word(),
                  found.number(),
                  found.what(),
                  i < MOST_DOSSIERS ? dossier.of(found.number()) : Map.of());
            })
        .toList();
  }

  /**
   * What is open and should not stay so, however young, of books that need hold no more. Of what an
   * operator was told nothing is said: whether its task has ended, such books don't know.
   */
  List<Findings.Found> open(Books books) {
    Findings findings = new Findings();
    Case opened = new Case(books, bounds);
    new NothingStaysOpen(bounds.expiry(), Duration.ZERO).judge(opened, findings);
    new NothingHeldForNothing().judge(opened, findings);
    return findings.all();
  }
}
