package io.adpay.chaos.workload;

/** The workload has been told to stop: a story is left where it is. */
final class StoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoppedException() {
    super("the workload has stopped", null, false, false);
  }
}
