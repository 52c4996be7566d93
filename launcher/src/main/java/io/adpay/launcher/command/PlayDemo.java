package io.adpay.launcher.command;

import io.adpay.launcher.client.AdPay;
import io.adpay.launcher.client.ChannelSandbox;
import io.adpay.launcher.demo.Story;
import io.adpay.launcher.suite.Keeper;
import io.adpay.launcher.suite.Node;
import io.adpay.launcher.suite.StartFailure;
import io.adpay.launcher.suite.Suite;
import java.util.Set;

/**
 * {@code adpay demo}: plays the story on the suite, and leaves running what ran before and nothing
 * else.
 *
 * @param suite on which
 * @param console where to tell
 */
record PlayDemo(Suite suite, Console console) {
  int run() {
    // While we are here, nobody takes what we start for the remains of an earlier run.
    Keeper keeper = Keeper.become(suite.home()).orElse(null);
    Set<Node> ours = suite.missing();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  suite.close();
                  console.showing(progress -> suite.stop(ours, progress));
                  if (keeper != null) {
                    keeper.close();
                  }
                }));
    try {
      console.showing(suite::up);
    } catch (StartFailure failure) {
      if (!suite.isClosing()) {
        console.complain(failure.explanation());
      }
      return 1;
    }
    console.say("");
    boolean told =
        Story.standard()
            .play(
                new AdPay(suite.gateway()),
                new ChannelSandbox(suite.channelSandbox()),
                console::say);
    console.say("");
    int checked = new CheckLedger(suite, console).run();
    console.say("");
    console.say(told && checked == 0 ? "The demo holds." : "The demo FAILED.");
    return told ? checked : 1;
  }
}
