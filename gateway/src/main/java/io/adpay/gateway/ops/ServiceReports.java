package io.adpay.gateway.ops;

import io.adpay.common.contract.operations.CheckResult;
import io.adpay.common.contract.operations.QueueState;
import io.adpay.common.servicecall.ServiceCalls;
import io.adpay.common.servicecall.SuiteService;
import java.util.List;
import java.util.Objects;
import org.springframework.core.ParameterizedTypeReference;

/** Asks one service what it says of itself. */
final class ServiceReports {

  private static final ParameterizedTypeReference<List<CheckResult>> CHECKS =
      new ParameterizedTypeReference<>() {};
  private static final ParameterizedTypeReference<List<QueueState>> QUEUES =
      new ParameterizedTypeReference<>() {};

  private final ServiceCalls calls;

  ServiceReports(ServiceCalls calls) {
    this.calls = calls;
  }

  List<CheckResult> checksOf(SuiteService service) {
    return Objects.requireNonNull(
        calls.to(service).get().uri("/internal/check").retrieve().body(CHECKS));
  }

  List<QueueState> queuesOf(SuiteService service) {
    return Objects.requireNonNull(
        calls.to(service).get().uri("/internal/queues").retrieve().body(QUEUES));
  }
}
