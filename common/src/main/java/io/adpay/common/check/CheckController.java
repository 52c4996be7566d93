package io.adpay.common.check;

import io.adpay.common.contract.operations.CheckResult;
import io.adpay.common.contract.operations.QueueState;
import io.adpay.common.queue.QueueReport;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a service tells operators about itself, through the gateway. */
@RestController
final class CheckController {

  private final InvariantChecker checker;
  private final List<QueueReport> queues;

  CheckController(InvariantChecker checker, List<QueueReport> queues) {
    this.checker = checker;
    this.queues = queues;
  }

  @GetMapping("/internal/check")
  List<CheckResult> check() {
    return checker.check();
  }

  @GetMapping("/internal/queues")
  List<QueueState> queues() {
    return queues.stream().flatMap(report -> report.states().stream()).toList();
  }
}
