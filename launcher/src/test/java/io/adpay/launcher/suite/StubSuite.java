package io.adpay.launcher.suite;

import io.adpay.engines.process.DetachedProcess;
import io.adpay.launcher.stub.StubService;
import java.nio.file.Path;
import java.util.Set;

/** A suite of real database servers and stub services. */
final class StubSuite {
  private StubSuite() {}

  /** A suite of which some parts can't start. */
  static Suite in(Path home, Ports ports, Set<Part> failing) {
    return in(home, ports, 1, failing);
  }

  /** A suite of several nodes of each service, of which some parts can't start. */
  static Suite in(Path home, Ports ports, int each, Set<Part> failing) {
    return in(home, ports, each, StubService.BROKEN, failing);
  }

  /** A suite of which some parts have a flaw. */
  static Suite in(Path home, Ports ports, int each, String flaw, Set<Part> flawed) {
    Path root = Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();
    return new Suite(
        new Home(home),
        ports,
        Wiring.direct(ports),
        each,
        root.resolve(".adpay/engines"),
        new StubJars(home.resolve("jars"), flaw, flawed),
        // On a busy machine a test could wait long for a process that gives way.
        DetachedProcess::start);
  }
}
