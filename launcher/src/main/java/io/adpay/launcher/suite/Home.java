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

  /** The output of one part's last start. */
  public Path log(Part part) {
    return directory.resolve("logs").resolve(part.label() + ".log");
  }

  /** Other ports than the documented ones, if there are any. */
  public Path ports() {
    return directory.resolve("ports.properties");
  }

  PidFile pidFile(Part part) {
    return new PidFile(run().resolve(part.label() + ".pid"));
  }

  /** Holds the pid of the process that was last seen healthy. */
  Path healthyMark(Part part) {
    return run().resolve(part.label() + ".healthy");
  }

  Path run() {
    return directory.resolve("run");
  }
}
