package io.adpay.launcher.command;

import io.adpay.launcher.suite.Node;
import io.adpay.launcher.suite.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A line for each thing that happens: for logs, and for terminals that can't do better. */
final class PlainProgress implements Progress {
  private final PrintStream out;
  private final Map<Node, Long> startedNanos = new HashMap<>();

  PlainProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void reached(Node node, Step step) {
    long now = System.nanoTime();
    switch (step) {
      case PREPARING -> startedNanos.put(node, now);
      case STARTING, FAILED, STOPPING, STOPPED ->
          out.printf("%-18s %s%n", node.label(), step.name().toLowerCase(Locale.ROOT));
      case HEALTHY -> {
        Long start = startedNanos.get(node);
        out.printf("%-18s healthy%s%n", node.label(), start == null ? "" : after(now - start));
      }
    }
  }

  private static String after(long nanos) {
    return String.format(Locale.ROOT, " after %.1f s", Duration.ofNanos(nanos).toMillis() / 1000.0);
  }
}
