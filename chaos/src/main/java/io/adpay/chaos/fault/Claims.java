package io.adpay.chaos.fault;

import io.adpay.launcher.suite.Part;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** What faults of processes keep others from hitting. */
final class Claims {
  /** With a busy machine's two cores. */
  private static final Duration JVM_START = Duration.ofSeconds(20);

  private static final Duration ENGINE_START = Duration.ofSeconds(4);

  private Claims() {}

  /** How long a part takes to be itself again once it is started. */
  static Duration startOf(Part part) {
    return part.isEngine() ? ENGINE_START : JVM_START;
  }

  /** Of a part of which a node ends and starts. */
  static Set<String> ofEnded(Part part, Topology topology) {
    Set<String> claims = new TreeSet<>(ofPaused(part, topology));
    if (!part.isEngine()) {
      claims.add(start(part));
    }
    return claims;
  }

  /** Of a part of which a node stands still. A service can't start without the database. */
  static Set<String> ofPaused(Part part, Topology topology) {
    Set<String> claims = new TreeSet<>(Set.of(part.label()));
    if (part == Part.MARIADB) {
      topology.services().forEach(service -> claims.add(start(service)));
    }
    return claims;
  }

  private static String start(Part part) {
    return "start " + part.label();
  }
}
