package io.adpay.launcher.command;

import io.adpay.launcher.suite.Node;
import io.adpay.launcher.suite.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A block of lines on a terminal, one a node, that is drawn over itself as things happen. */
final class LiveProgress implements Progress, AutoCloseable {
  private static final long REDRAW_MILLIS = 200;
  private static final String ERASE_TO_END_OF_LINE = "\u001b[K";

  private final PrintStream out;
  private final Map<Node, Line> lines = new LinkedHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("progress").unstarted(task));
  private int drawn;

  private record Line(Step step, long sinceNanos, long untilNanos) {
    boolean isMoving() {
      return step == Step.PREPARING || step == Step.STARTING || step == Step.STOPPING;
    }
  }

  LiveProgress(PrintStream out) {
    this.out = out;
  }

  /** Begins to show that time passes. */
  LiveProgress ticking() {
    var _ =
        clock.scheduleAtFixedRate(this::draw, REDRAW_MILLIS, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
    return this;
  }

  @Override
  public synchronized void reached(Node node, Step step) {
    long now = System.nanoTime();
    Line before = lines.get(node);
    long since = before == null || !before.isMoving() ? now : before.sinceNanos();
    lines.put(node, new Line(step, since, now));
    draw();
  }

  /** Leaves the block as it is now; what is printed next stands below it. */
  @Override
  public synchronized void close() {
    clock.shutdownNow();
    draw();
    lines.clear();
    drawn = 0;
  }

  private synchronized void draw() {
    StringBuilder block = new StringBuilder();
    if (drawn > 0) {
      block.append("\u001b[").append(drawn).append("F");
    }
    long now = System.nanoTime();
    lines.forEach((node, line) -> block.append(describe(node, line, now)).append('\n'));
    drawn = lines.size();
    out.print(block);
    out.flush();
  }

  private static String describe(Node node, Line line, long now) {
    long nanos = (line.isMoving() ? now : line.untilNanos()) - line.sinceNanos();
    String mark =
        switch (line.step()) {
          case PREPARING, STARTING, STOPPING -> "…";
          case HEALTHY -> "✓";
          case STOPPED -> "·";
          case FAILED -> "✗";
        };
    return String.format(
        Locale.ROOT,
        "%s %-18s %-10s %5.1f s%s",
        mark,
        node.label(),
        line.step().name().toLowerCase(Locale.ROOT),
        Duration.ofNanos(nanos).toMillis() / 1000.0,
        ERASE_TO_END_OF_LINE);
  }
}
