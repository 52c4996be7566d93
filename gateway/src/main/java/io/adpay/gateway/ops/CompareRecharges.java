package io.adpay.gateway.ops;

import io.adpay.common.contract.operations.CheckResult;
import io.adpay.gateway.ops.RechargeVerdict.Agreed;
import io.adpay.gateway.ops.RechargeVerdict.Differs;
import io.adpay.gateway.ops.RechargeVerdict.OnItsWay;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * Checks that a paid order, its credited payment and its recharge agree, over three services that
 * are never seen at the same instant. So a number that differs is asked about again: it is a breach
 * only where the services go on telling different things while nothing is on its way.
 */
final class CompareRecharges {

  static final String NAME = "recharges_agree";

  private static final int MOST = 1_000;
  private static final int SHOWN = 10;

  private final List<RechargeBook> books;
  private final ReaskProperties reasking;
  private final Pause pause;

  CompareRecharges(List<RechargeBook> books, ReaskProperties reasking, Pause pause) {
    this.books = List.copyOf(books);
    this.reasking = reasking;
    this.pause = pause;
  }

  /**
   * Compares all recharges there are.
   *
   * @throws org.springframework.web.client.RestClientException where a service does not answer
   */
  CheckResult compare() throws InterruptedException {
    SortedSet<Long> suspects = new DifferingNumbers(books, MOST).find();
    List<RechargeVerdict> verdicts = verdictsOn(suspects);
    for (int asked = 1; asked < reasking.times() && hasDiffering(verdicts); asked++) {
      pause.await(reasking.interval());
      verdicts = verdicts.stream().map(this::reconsidered).toList();
    }
    List<String> breaches = new ArrayList<>();
    int inFlight = 0;
    for (RechargeVerdict verdict : verdicts) {
      switch (verdict) {
        case Agreed _ -> {}
        case OnItsWay _ -> inFlight++;
        case Differs differs -> breaches.add(differs.detail());
      }
    }
    return breaches.isEmpty()
        ? new CheckResult(NAME, true, "holds; " + inFlight + " on their way")
        : new CheckResult(NAME, false, shown(breaches, suspects.size() >= MOST));
  }

  private List<RechargeVerdict> verdictsOn(SortedSet<Long> orderNos) {
    return orderNos.stream().map(orderNo -> RechargeVerdict.on(orderNo, books)).toList();
  }

  private static boolean hasDiffering(List<RechargeVerdict> verdicts) {
    return verdicts.stream().anyMatch(Differs.class::isInstance);
  }

  /** All that differ are asked about again after one pause, not each after its own. */
  private RechargeVerdict reconsidered(RechargeVerdict verdict) {
    return verdict instanceof Differs differs
        ? RechargeVerdict.on(differs.orderNo(), books)
        : verdict;
  }

  private static String shown(List<String> breaches, boolean isCutShort) {
    String first = String.join("; ", breaches.subList(0, Math.min(breaches.size(), SHOWN)));
    return breaches.size() > SHOWN || isCutShort ? first + "; and more" : first;
  }
}
