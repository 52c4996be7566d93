package io.adpay.gateway.ops;

import io.adpay.common.contract.operations.CheckResult;
import io.adpay.gateway.ops.Verdict.Agreed;
import io.adpay.gateway.ops.Verdict.Differs;
import io.adpay.gateway.ops.Verdict.OnItsWay;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * Checks that several services tell the same of each number, such as a paid order, its credited
 * payment and its recharge. They are never seen at the same instant, so a number that differs is
 * asked about again: it is a breach only where the services go on telling different things while
 * nothing is on its way.
 */
final class CompareBooks {

  private static final int MOST = 1_000;
  private static final int SHOWN = 10;

  private final String name;
  private final List<Book> books;
  private final ReaskProperties reasking;
  private final Pause pause;

  /**
   * @param name the check's name
   */
  CompareBooks(String name, List<Book> books, ReaskProperties reasking, Pause pause) {
    this.name = name;
    this.books = List.copyOf(books);
    this.reasking = reasking;
    this.pause = pause;
  }

  String name() {
    return name;
  }

  /**
   * Compares all that the books tell.
   *
   * @throws org.springframework.web.client.RestClientException where a service does not answer
   */
  CheckResult compare() throws InterruptedException {
    SortedSet<Long> suspects = new DifferingNumbers(books, MOST).find();
    List<Verdict> verdicts = verdictsOn(suspects);
    for (int asked = 1; asked < reasking.times() && hasDiffering(verdicts); asked++) {
      pause.await(reasking.interval());
      verdicts = verdicts.stream().map(this::reconsidered).toList();
    }
    List<String> breaches = new ArrayList<>();
    int inFlight = 0;
    for (Verdict verdict : verdicts) {
      switch (verdict) {
        case Agreed _ -> {}
        case OnItsWay _ -> inFlight++;
        case Differs differs -> breaches.add(differs.detail());
      }
    }
    return breaches.isEmpty()
        ? new CheckResult(name, true, "holds; " + inFlight + " on their way")
        : new CheckResult(name, false, shown(breaches, suspects.size() >= MOST));
  }

  private List<Verdict> verdictsOn(SortedSet<Long> numbers) {
    return numbers.stream().map(number -> Verdict.on(number, books)).toList();
  }

  private static boolean hasDiffering(List<Verdict> verdicts) {
    return verdicts.stream().anyMatch(Differs.class::isInstance);
  }

  /** All that differ are asked about again after one pause, not each after its own. */
  private Verdict reconsidered(Verdict verdict) {
    return verdict instanceof Differs differs ? Verdict.on(differs.number(), books) : verdict;
  }

  private static String shown(List<String> breaches, boolean isCutShort) {
    String first = String.join("; ", breaches.subList(0, Math.min(breaches.size(), SHOWN)));
    return breaches.size() > SHOWN || isCutShort ? first + "; and more" : first;
  }
}
