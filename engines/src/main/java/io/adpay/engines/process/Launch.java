package io.adpay.engines.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * All that it takes to start a process.
 *
 * @param command the program's absolute path and its arguments
 * @param environment variables beside those that it inherits
 * @param directory its working directory
 * @param pidFile where it registers itself
 * @param log where its output is appended
 */
public record Launch(
    List<String> command,
    Map<String, String> environment,
    Path directory,
    PidFile pidFile,
    Path log) {
  /** Copies what could be changed. */
  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
