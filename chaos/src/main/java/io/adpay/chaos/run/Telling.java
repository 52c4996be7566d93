package io.adpay.chaos.run;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells the person at the terminal what happens, a line each, with the time since the begin. */
final class Telling {
  private final PrintStream out;
  private final long startNanos = System.nanoTime();

  Telling(PrintStream out) {
    this.out = out;
  }

  void say(String line) {
    Duration since = Duration.ofNanos(System.nanoTime() - startNanos);
    out.println(
        String.format(Locale.ROOT, "%3d:%02d  ", since.toMinutes(), since.toSecondsPart()) + line);
  }
}
