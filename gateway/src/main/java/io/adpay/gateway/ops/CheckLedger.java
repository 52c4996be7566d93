package io.adpay.gateway.ops;

import io.adpay.common.contract.operations.CheckResult;
import io.adpay.common.problem.Problem;
import io.adpay.common.servicecall.SuiteService;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClientException;

/** Looks at every invariant over all services. A service that does not answer proves nothing. */
final class CheckLedger {

  private static final Logger log = LoggerFactory.getLogger(CheckLedger.class);

  private final ServiceReports reports;
  private final List<CompareBooks> comparisons;
  private final SideBySide sideBySide;
  private final Clock clock;

  CheckLedger(
      ServiceReports reports, List<CompareBooks> comparisons, SideBySide sideBySide, Clock clock) {
    this.reports = reports;
    this.comparisons = List.copyOf(comparisons);
    this.sideBySide = sideBySide;
    this.clock = clock;
  }

  LedgerReport check() throws InterruptedException {
    Instant checkedAt = clock.instant();
    List<Callable<List<CheckResult>>> questions = new ArrayList<>();
    for (SuiteService service : SuiteService.values()) {
      questions.add(() -> ofService(service));
    }
    for (CompareBooks comparison : comparisons) {
      questions.add(() -> List.of(overServices(comparison)));
    }
    return LedgerReport.of(
        checkedAt, sideBySide.ask(questions).stream().flatMap(List::stream).toList());
  }

  private List<CheckResult> ofService(SuiteService service) {
    String name = service.name().toLowerCase(Locale.ROOT);
    try {
      return reports.checksOf(service).stream()
          .map(check -> new CheckResult(name + "." + check.name(), check.ok(), check.detail()))
          .toList();
    } catch (RestClientException | Problem e) {
      log.warn("{} did not say whether its invariants hold", service, e);
      return List.of(new CheckResult(name + ".answers", false, name + " does not answer"));
    }
  }

  private CheckResult overServices(CompareBooks comparison) throws InterruptedException {
    try {
      return comparison.compare();
    } catch (RestClientException | Problem e) {
      log.warn("{} could not be found out", comparison.name(), e);
      return new CheckResult(
          comparison.name(), false, "could not be compared: a service does not answer");
    }
  }
}
