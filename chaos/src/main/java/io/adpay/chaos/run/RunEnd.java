package io.adpay.chaos.run;

/** How a run ended. */
public enum RunEnd {
  /** All books agree. */
  CLEAN(0),
  /** The judge has found something. */
  FINDINGS(1),
  /** The harness itself failed, or was stopped: nothing is known of the suite. */
  HARNESS_FAILED(2);

  private final int exitCode;

  RunEnd(int exitCode) {
    this.exitCode = exitCode;
  }

  /** What the command ends with. */
  public int exitCode() {
    return exitCode;
  }
}
