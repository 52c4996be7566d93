package io.adpay.chaos.fault;

import io.adpay.launcher.suite.Node;
import java.time.Duration;
import java.util.Set;

/**
 * A node that stands still in the middle of whatever it does, and then goes on as if no time had
 * passed.
 *
 * @param kind of which kind this is
 * @param node which
 */
record NodePaused(FaultKind kind, Node node) implements Fault {
  private static final Duration RECOVERY = Duration.ofSeconds(3);

  @Override
  public String lane() {
    return node.label();
  }

  @Override
  public String words(Duration lasting) {
    return "SIGSTOP " + node.label() + ", on again after " + Words.of(lasting);
  }

  @Override
  public Set<String> claims(Topology topology) {
    return Claims.ofPaused(node.part(), topology);
  }

  @Override
  public Duration recovery() {
    return RECOVERY;
  }

  @Override
  public void begin(Reach reach) {
    reach.pause(node);
  }

  @Override
  public void end(Reach reach) {
    reach.resume(node);
  }
}
