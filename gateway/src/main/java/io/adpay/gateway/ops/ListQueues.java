package io.adpay.gateway.ops;

import io.adpay.common.contract.operations.QueueState;
import io.adpay.common.problem.Problem;
import io.adpay.common.servicecall.ServiceCalls;
import io.adpay.common.servicecall.SuiteService;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClientException;

/** Joins the queues of all services, each named after its service. All of them or none. */
final class ListQueues {

  private static final Logger log = LoggerFactory.getLogger(ListQueues.class);

  private final ServiceReports reports;
  private final SideBySide sideBySide;

  ListQueues(ServiceReports reports, SideBySide sideBySide) {
    this.reports = reports;
    this.sideBySide = sideBySide;
  }

  /**
   * The queues as they are now.
   *
   * @throws Problem 503 where a service does not answer
   */
  List<QueueState> list() throws InterruptedException {
    List<Callable<List<QueueState>>> questions =
        Stream.of(SuiteService.values())
            .<Callable<List<QueueState>>>map(service -> () -> of(service))
            .toList();
    return sideBySide.ask(questions).stream().flatMap(List::stream).toList();
  }

  private List<QueueState> of(SuiteService service) {
    String name = service.name().toLowerCase(Locale.ROOT);
    try {
      return reports.queuesOf(service).stream()
          .map(
              queue ->
                  new QueueState(
                      name + "." + queue.name(),
                      queue.length(),
                      queue.inFlight(),
                      queue.oldestAgeMs()))
          .toList();
    } catch (RestClientException | Problem e) {
      log.warn("{} did not say how its queues stand", service, e);
      throw ServiceCalls.unreachable();
    }
  }
}
