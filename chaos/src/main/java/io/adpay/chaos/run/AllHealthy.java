package io.adpay.chaos.run;

import io.adpay.chaos.judge.Finding;
import io.adpay.engines.process.Patience;
import io.adpay.launcher.suite.NodeStatus;
import io.adpay.launcher.suite.Progress;
import io.adpay.launcher.suite.StartFailure;
import io.adpay.launcher.suite.State;
import io.adpay.launcher.suite.Suite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sees to it that every node is healthy once the faults have ended. One that has ended although no
 * fault ended it, or does not recover, is a finding: it is started again, so that the rest can be
 * judged.
 *
 * @param suite of which
 * @param atMost how long recovering may take
 */
record AllHealthy(Suite suite, Duration atMost) {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /**
   * Waits, and starts again what does not come back by itself.
   *
   * @return what did not
   * @throws StartFailure when it does not even start
   */
  List<Finding> again() {
    List<Finding> findings = new ArrayList<>();
    for (NodeStatus ended : in(State.STOPPED)) {
      findings.add(finding("ended-by-itself", ended, "has ended, and no fault has ended it"));
      suite.start(ended.node(), Progress.SILENT);
    }
    if (!Patience.until(() -> notHealthy().isEmpty(), atMost, PAUSE)) {
      for (NodeStatus ill : notHealthy()) {
        findings.add(
            finding(
                "does-not-recover",
                ill,
                "is not healthy %d s after the last fault".formatted(atMost.toSeconds())));
        suite.kill(ill.node());
        suite.start(ill.node(), Progress.SILENT);
      }
    }
    return findings;
  }

  private List<NodeStatus> notHealthy() {
    return suite.status().stream().filter(status -> status.state() != State.HEALTHY).toList();
  }

  private List<NodeStatus> in(State state) {
    return suite.status().stream().filter(status -> status.state() == state).toList();
  }

  private Finding finding(String rule, NodeStatus status, String what) {
    String label = status.node().label();
    return new Finding(
        rule, label, label + " " + what, Map.of("lastWords", suite.lastLines(status.node())));
  }
}
