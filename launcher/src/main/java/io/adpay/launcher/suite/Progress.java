package io.adpay.launcher.suite;

/** Is told how a start or a stop of several parts goes, by several threads. */
public interface Progress {
  /** A progress that nobody watches. */
  Progress SILENT = (part, step) -> {};

  /** What happens to a part. */
  enum Step {
    PREPARING,
    STARTING,
    HEALTHY,
    FAILED,
    STOPPING,
    STOPPED
  }

  /** A part has come to this step. */
  void reached(Part part, Step step);
}
