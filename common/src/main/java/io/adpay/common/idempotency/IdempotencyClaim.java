package io.adpay.common.idempotency;

/** The right to carry out a request, held by one run of it at a time. */
@FunctionalInterface
public interface IdempotencyClaim {

  /**
   * Ties the resource to the request, in the caller's transaction.
   *
   * @throws io.adpay.common.problem.Problem 409 {@code request_in_progress} where another run has
   *     taken the request over meanwhile: the caller's transaction must roll back
   */
  void bind(long resourceNo);
}
