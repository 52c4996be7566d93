package io.adpay.launcher.suite;

import io.adpay.engines.process.PidFile;
import java.nio.file.Path;

/**
 * The directory that holds all that a suite leaves on the disk.
 *
 * @param directory {@code .adpay/} of the checkout, or another in tests
 */
public record Home(Path directory) {
  /** Makes the directory absolute: processes get it from elsewhere. */
  public Home {
    directory = directory.toAbsolutePath().normalize();
  }

  /** What a fresh start wipes: the databases and the sandbox's trades, together. */
  public Path data() {
    return directory.resolve("data");
  }

  /** The data of one part. */
  Path data(Part part) {
    return data().resolve(part.label());
  }

  /** The keys; they stay when the data is wiped. */
  public Path keys() {
    return directory.resolve("keys");
  }

  /** The output of one node's last start. */
  public Path log(Node node) {
    return directory.resolve("logs").resolve(node.label() + ".log");
  }

  /** Other ports than the documented ones, if there are any. */
  public Path ports() {
    return directory.resolve("ports.properties");
  }

  /** A line for each cache that was made for faster starts, or could not be. */
  public Path trainingLog() {
    return directory.resolve("logs").resolve("caches.log");
  }

  /** The output of the last training run. */
  Path trainingOutput() {
    return directory.resolve("logs").resolve("training.log");
  }

  /** What a training run needs while it lasts. */
  Path training() {
    return directory.resolve("training");
  }

  PidFile trainingPidFile() {
    return new PidFile(run().resolve("training.pid"));
  }

  PidFile pidFile(Node node) {
    return new PidFile(run().resolve(node.label() + ".pid"));
  }

  /** Holds the pid of the process that was last seen healthy. */
  Path healthyMark(Node node) {
    return run().resolve(node.label() + ".healthy");
  }

  /** Holds how many nodes of each service the suite has, once that was said. */
  Path nodes() {
    return directory.resolve("nodes");
  }

  Path run() {
    return directory.resolve("run");
  }
}
