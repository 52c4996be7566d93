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
    int inFlight = 0;
    List<String> breaches = new ArrayList<>();
    for (long orderNo : suspects) {
      switch (settled(orderNo)) {
        case Agreed _ -> {}
        case OnItsWay _ -> inFlight++;
        case Differs differs -> breaches.add(differs.detail());
      }
    }
    return breaches.isEmpty()
        ? new CheckResult(NAME, true, "holds; " + inFlight + " on their way")
        : new CheckResult(NAME, false, shown(breaches, suspects.size() >= MOST));
  }

  /** The verdict once it is favourable, or the last one. */
  private RechargeVerdict settled(long orderNo) throws InterruptedException {
    RechargeVerdict verdict = RechargeVerdict.on(orderNo, books);
    for (int asked = 1; verdict instanceof Differs && asked < reasking.times(); asked++) {
      pause.await(reasking.interval());
      verdict = RechargeVerdict.on(orderNo, books);
    }
    return verdict;
  }

  private static String shown(List<String> breaches, boolean isCutShort) {
    String first = String.join("; ", breaches.subList(0, Math.min(breaches.size(), SHOWN)));
    return breaches.size() > SHOWN || isCutShort ? first + "; and more" : first;
  }
}
