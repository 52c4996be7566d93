package io.adpay.common.problem;

import io.adpay.common.tracing.RequestIds;

/** Problems as they look on the wire. */
public final class Problems {

  private Problems() {}

  /** The body that tells of the problem, with the current trace. */
  public static ProblemBody body(Problem problem) {
    return ProblemBody.of(problem, RequestIds.traceId());
  }
}
