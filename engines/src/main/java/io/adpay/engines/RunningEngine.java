package io.adpay.engines;

import io.adpay.engines.process.DetachedProcess;
import io.adpay.engines.process.FreePort;
import io.adpay.engines.process.Patience;
import io.adpay.engines.process.PidFile;
import io.adpay.engines.server.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntFunction;

/**
 * A server that answers.
 *
 * @param engine the server
 * @param process its process
 * @param log its output
 */
record RunningEngine<E extends Engine>(E engine, DetachedProcess process, Path log) {
  private static final Duration START = Duration.ofMinutes(2);
  private static final int PORTS_TO_TRY = 5;

  /**
   * Starts a server on a port that nobody uses. Between finding such a port and listening on it
   * somebody else may take it: then another one is tried.
   *
   * @throws IllegalStateException when it does not come to answer; its output is in the message
   */
  static <E extends Engine> RunningEngine<E> onFreePort(
      IntFunction<E> engineOnPort, PidFile pidFile, Path log) {
    IllegalStateException failure = new IllegalStateException("no port was tried");
    for (int attempt = 0; attempt < PORTS_TO_TRY; attempt++) {
      try {
        return start(engineOnPort.apply(FreePort.find()), pidFile, log);
      } catch (IllegalStateException e) {
        e.addSuppressed(failure);
        failure = e;
      }
    }
    throw failure;
  }

  /** Starts a server and returns when it answers. */
  static <E extends Engine> RunningEngine<E> start(E engine, PidFile pidFile, Path log) {
    DetachedProcess process = DetachedProcess.start(engine.prepare(pidFile, log));
    Patience.until(() -> !process.isAlive() || engine.answers(), START);
    // Whoever answers there could be a stranger while ours failed on the taken port.
    if (process.isAlive() && engine.answers()) {
      return new RunningEngine<>(engine, process, log);
    }
    process.kill();
    throw new IllegalStateException(engine.name() + " did not start:\n" + read(log));
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "its log can't be read: " + e;
    }
  }
}
