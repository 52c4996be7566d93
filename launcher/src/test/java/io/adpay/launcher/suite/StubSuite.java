package io.adpay.launcher.suite;

import java.nio.file.Path;
import java.util.Set;

/** A suite of real database servers and stub services. */
final class StubSuite {
  private StubSuite() {}

  static Suite in(Path home, Ports ports, Set<Part> failing) {
    return in(home, ports, 1, failing);
  }

  static Suite in(Path home, Ports ports, int each, Set<Part> failing) {
    Path root = Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();
    return new Suite(
        new Home(home),
        ports,
        Wiring.direct(ports),
        each,
        root.resolve(".adpay/engines"),
        new StubJars(home.resolve("jars"), failing));
  }
}
