package io.adpay.launcher.suite;

/** The suite, or a part of it, could not be started. The message is for the person who tried. */
public final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String explanation;

  /**
   * With what a person should read.
   *
   * @param explanation several lines, perhaps
   */
  public StartFailure(String explanation) {
    super(explanation);
    this.explanation = explanation;
  }

  /** What a person should read. */
  public String explanation() {
    return explanation;
  }
}
