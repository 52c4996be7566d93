package io.adpay.launcher.command;

import io.adpay.engines.process.DetachedProcess;
import io.adpay.launcher.suite.Keeper;
import io.adpay.launcher.suite.Node;
import io.adpay.launcher.suite.Part;
import io.adpay.launcher.suite.StartFailure;
import io.adpay.launcher.suite.Suite;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code adpay up}: starts everything and keeps it up until it is told to end.
 *
 * @param suite what to start
 * @param console where to tell
 */
record BringUp(Suite suite, Console console) {
  private static final String FASTER_NEXT_TIME =
      "The next start will be faster: caches are being made in the background.\n";

  /**
   * Returns only when it could not start, or need not; otherwise the JVM ends by a signal.
   *
   * @param fresh whether all data is wiped before
   * @param nodes how many there are to be of each service; null where nobody cares: then one
   * @return the exit code
   */
  int run(boolean fresh, @Nullable Integer nodes) {
    Optional<Keeper> keeper = Keeper.become(suite.home());
    if (keeper.isEmpty()) {
      console.say(
          "AdPay is up already, kept by pid %s."
              .formatted(
                  Keeper.current(suite.home())
                      .map(DetachedProcess::pid)
                      .map(String::valueOf)
                      .orElse("unknown")));
      return refusedToChange(fresh, nodes);
    }
    return new BringUp(suite.with(nodes == null ? 1 : nodes), console).keep(keeper.get(), fresh);
  }

  private int keep(Keeper keeper, boolean fresh) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> takeDown(keeper)));
    endWhatIsLeft();
    if (fresh) {
      suite.wipe();
    }
    try {
      console.showing(suite::up);
    } catch (StartFailure failure) {
      if (!suite.isClosing()) {
        console.complain(failure.explanation());
      }
      return 1;
    }
    tellAddresses();
    suite.training().run();
    waitForASignal();
    return 0;
  }

  private int refusedToChange(boolean fresh, @Nullable Integer nodes) {
    if (fresh) {
      console.complain("Its data can't be wiped under it. End it first: ./adpay down");
      return 1;
    }
    if (nodes != null && nodes != suite.nodesOfEachService()) {
      console.complain(
          "It has %d of each service, and gets no others while it is up. End it first: ./adpay down"
              .formatted(suite.nodesOfEachService()));
      return 1;
    }
    return 0;
  }

  /** What runs without a keeper was left by one that was killed. */
  private void endWhatIsLeft() {
    suite.training().end();
    Set<Node> left = suite.running();
    if (!left.isEmpty()) {
      console.say(
          left.stream()
              .map(Node::label)
              .collect(Collectors.joining(", ", "An earlier run left ", ": ending it first.")));
      console.showing(suite::down);
    }
  }

  private void takeDown(Keeper keeper) {
    suite.close();
    if (!suite.running().isEmpty()) {
      console.say("");
      console.showing(suite::down);
      console.say("AdPay is down. Its data is kept in " + suite.home().data() + ".");
    }
    keeper.close();
  }

  private void tellAddresses() {
    console.say(
        """

        AdPay is up.

          Gateway          %s
          Channel sandbox  %s
          Data, keys, logs %s

          Demo clients     merchant-1001 … merchant-1100, traffic-2001 … traffic-2020,
                           operator, operator-2, platform; each with the secret "secret"
          A token          curl -u merchant-1001:secret -d grant_type=client_credentials %s/oauth2/token

        %sCtrl-C ends it."""
            .formatted(
                gateways(),
                suite.channelSandbox(),
                suite.home().directory(),
                suite.gateway(),
                suite.training().isNeeded() ? FASTER_NEXT_TIME : ""));
  }

  private String gateways() {
    return suite.nodes().stream()
        .filter(node -> node.part() == Part.GATEWAY)
        .map(node -> suite.address(node).toString())
        .collect(Collectors.joining(", "));
  }

  private static void waitForASignal() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
