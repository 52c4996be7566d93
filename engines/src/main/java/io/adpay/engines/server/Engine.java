package io.adpay.engines.server;

import io.adpay.engines.process.Launch;
import io.adpay.engines.process.PidFile;
import java.nio.file.Path;

/** A database server of ours: it keeps its data in one directory and listens on 127.0.0.1. */
public sealed interface Engine permits MariaDbServer, RedisServer {
  /** The name that people know it by. */
  String name();

  /** The port that it listens on, or will. */
  int port();

  /**
   * Lays out the data directory if it is new, and says how the server is started on it.
   *
   * @param pidFile where the process is to register itself
   * @param log where its output goes
   * @throws java.io.UncheckedIOException when the disk refuses
   */
  Launch prepare(PidFile pidFile, Path log);

  /** Whether it answers a question on its port now. */
  boolean answers();
}
