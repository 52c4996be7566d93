package io.adpay.chaos.fault;

import io.adpay.launcher.suite.Node;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Nodes of one part that end by SIGKILL at once, and are started again.
 *
 * @param kind of which kind this is
 * @param nodes which
 */
record NodesKilled(FaultKind kind, List<Node> nodes) implements Fault {
  NodesKilled {
    nodes = List.copyOf(nodes);
  }

  @Override
  public String lane() {
    return nodes.getFirst().label();
  }

  @Override
  public String words(Duration lasting) {
    return "SIGKILL "
        + nodes.stream().map(Node::label).collect(Collectors.joining(" and "))
        + ", up again after "
        + Words.of(lasting);
  }

  @Override
  public Set<String> claims(Topology topology) {
    return Claims.ofEnded(nodes.getFirst().part(), topology);
  }

  @Override
  public Duration recovery() {
    return Claims.startOf(nodes.getFirst().part());
  }

  @Override
  public void begin(Reach reach) {
    nodes.forEach(reach::kill);
  }

  @Override
  public void end(Reach reach) {
    nodes.parallelStream().forEach(reach::start);
  }
}
