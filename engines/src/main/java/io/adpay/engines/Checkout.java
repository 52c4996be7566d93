package io.adpay.engines;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where in the checkout a test JVM may write: there and nowhere else. */
final class Checkout {
  /** The system property that names the directory of the unpacked servers, if it isn't here. */
  static final String BINARIES = "adpay.engines";

  private Checkout() {}

  /** The directory of the module under test. */
  static Path module() {
    return Path.of(System.getProperty("basedir", "")).toAbsolutePath().normalize();
  }

  /**
   * The directory that all modules share for the unpacked servers, at the root of the checkout: it
   * survives a {@code mvn clean}, because unpacking 300 MB takes some seconds.
   */
  static Path sharedBinaries() {
    String elsewhere = System.getProperty(BINARIES);
    if (elsewhere != null) {
      return Path.of(elsewhere);
    }
    Path root = module();
    while (root.getParent() != null && Files.exists(root.resolveSibling("pom.xml"))) {
      root = root.getParent();
    }
    return root.resolve(".adpay").resolve("engines");
  }
}
