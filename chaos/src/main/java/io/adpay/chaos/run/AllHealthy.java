package io.adpay.chaos.run;

import io.adpay.chaos.judge.Finding;
import io.adpay.chaos.judge.Rule;
import io.adpay.engines.process.Patience;
import io.adpay.launcher.suite.Node;
import io.adpay.launcher.suite.NodeStatus;
import io.adpay.launcher.suite.Progress;
import io.adpay.launcher.suite.StartFailure;
import io.adpay.launcher.suite.State;
import io.adpay.launcher.suite.Suite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sees to it that every node is healthy once the faults have ended. One that has ended although no
 * fault ended it, does not recover or does not even start is a finding; as far as may be it is
 * started again, so that the rest can be judged.
 *
 * @param suite of which
 * @param atMost how long recovering may take
 */
record AllHealthy(Suite suite, Duration atMost) {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /**
   * Waits, and starts again what does not come back by itself.
   *
   * @param foundDead nodes that had ended by themselves before, and run again
   * @param endedByFault nodes that a fault ended and that have not been started again since
   * @return what ended and what did not come back
   */
  List<Finding> again(List<Node> foundDead, Set<Node> endedByFault) {
    List<Finding> findings = new ArrayList<>();
    foundDead.forEach(node -> findings.add(endedByItself(node)));
    for (NodeStatus ended : in(State.STOPPED)) {
      if (!endedByFault.contains(ended.node())) {
        findings.add(endedByItself(ended.node()));
      }
      start(ended.node()).ifPresent(findings::add);
    }
    if (!Patience.until(() -> notHealthy().isEmpty(), atMost, PAUSE)) {
      for (NodeStatus ill : notHealthy()) {
        findings.add(
            finding(
                Rule.DOES_NOT_RECOVER,
                ill.node(),
                "is not healthy %d s after the last fault".formatted(atMost.toSeconds())));
        suite.kill(ill.node());
        start(ill.node()).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private Finding endedByItself(Node node) {
    return finding(Rule.ENDED_BY_ITSELF, node, "had ended, and no fault had ended it");
  }

  private Optional<Finding> start(Node node) {
    try {
      suite.start(node, Progress.SILENT);
      return Optional.empty();
    } catch (StartFailure failure) {
      return Optional.of(
          finding(Rule.DOES_NOT_START, node, "does not start: " + failure.explanation()));
    }
  }

  private List<NodeStatus> notHealthy() {
    return suite.status().stream().filter(status -> status.state() != State.HEALTHY).toList();
  }

  private List<NodeStatus> in(State state) {
    return suite.status().stream().filter(status -> status.state() == state).toList();
  }

  private Finding finding(Rule rule, Node node, String what) {
    return new Finding(
        rule.word(),
        node.label(),
        node.label() + " " + what,
        Map.of("lastWords", suite.lastLines(node)));
  }
}
