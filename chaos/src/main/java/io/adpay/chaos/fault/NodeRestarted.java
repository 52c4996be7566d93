package io.adpay.chaos.fault;

import io.adpay.launcher.suite.Node;
import java.time.Duration;
import java.util.Set;

/**
 * A node that ends in an orderly way, and is started again.
 *
 * @param kind of which kind this is
 * @param node which
 */
record NodeRestarted(FaultKind kind, Node node) implements Fault {
  @Override
  public String lane() {
    return node.label();
  }

  @Override
  public String words(Duration lasting) {
    return "SIGTERM " + node.label() + ", started again after " + Words.of(lasting);
  }

  @Override
  public Set<String> claims(Topology topology) {
    return Claims.ofEnded(node.part(), topology);
  }

  @Override
  public Duration recovery() {
    return Claims.startOf(node.part());
  }

  @Override
  public void begin(Reach reach) {
    reach.stop(node);
  }

  @Override
  public void end(Reach reach) {
    reach.start(node);
  }
}
