package io.adpay.launcher.command;

import io.adpay.engines.process.DetachedProcess;
import io.adpay.launcher.suite.Keeper;
import io.adpay.launcher.suite.Suite;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code adpay down}: ends the command that keeps the suite up, and whatever runs then.
 *
 * @param suite what to end
 * @param console where to tell
 */
record TakeDown(Suite suite, Console console) {
  private static final Duration GRACE = Duration.ofMinutes(2);

  int run() {
    Optional<DetachedProcess> keeper = Keeper.current(suite.home());
    if (keeper.isEmpty() && suite.running().isEmpty()) {
      suite.training().end();
      console.say("Nothing was up.");
      return 0;
    }
    // It takes its parts down by itself, in order.
    keeper.ifPresent(process -> process.stop(GRACE));
    console.showing(suite::down);
    console.say("AdPay is down.");
    return 0;
  }
}
