package io.adpay.launcher.suite;

/** Is told how a start or a stop of several nodes goes, by several threads. */
public interface Progress {
  /** A progress that nobody watches. */
  Progress SILENT = (node, step) -> {};

  /** What happens to a node. */
  enum Step {
    PREPARING,
    STARTING,
    HEALTHY,
    FAILED,
    STOPPING,
    STOPPED
  }

  /** A node has come to this step. */
  void reached(Node node, Step step);
}
