package io.adpay.launcher.suite;

import io.adpay.engines.process.FreePort;
import io.adpay.launcher.port.PortOwner;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ports that someone else listens on.
 *
 * @param home where other ports can be chosen
 * @param ports which node listens where
 */
record TakenPorts(Home home, Ports ports) {
  /**
   * Nothing is started on a port that is taken.
   *
   * @param nodes that don't run yet
   * @throws StartFailure that says which ports, and who has them
   */
  void refuse(Set<Node> nodes) {
    String taken =
        nodes.stream()
            .filter(node -> !FreePort.isFree(ports.of(node)))
            .map(this::explained)
            .collect(Collectors.joining("\n"));
    if (!taken.isEmpty()) {
      throw new StartFailure(
          taken + "\nEnd it, or give the part another port in " + home.ports() + ".");
    }
  }

  private String explained(Node node) {
    return "Port %d of %s is taken by %s."
        .formatted(
            ports.of(node),
            node.label(),
            PortOwner.of(ports.of(node))
                .map(PortOwner::toString)
                .orElse("a process that the system does not tell"));
  }
}
