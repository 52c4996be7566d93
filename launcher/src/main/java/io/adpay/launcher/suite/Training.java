package io.adpay.launcher.suite;

import io.adpay.engines.process.DetachedProcess;
import io.adpay.engines.process.Launch;
import io.adpay.engines.server.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes the caches that the services' next start goes faster by. For each service it takes two
 * processes, which give way to all others: one starts it once more, and Spring ends it when all its
 * beans are there and none has begun to work; the other makes the cache of what the first wrote
 * down.
 */
public final class Training {
  /** Far more than either takes on a machine that has other things to do. */
  private static final Duration LIMIT = Duration.ofHours(1);

  private final Home home;
  private final Function<Launch, DetachedProcess> starter;
  private final NavigableMap<Part, Launch> starts = new ConcurrentSkipListMap<>();
  private @Nullable DetachedProcess running;
  private boolean closed;

  /**
   * For the suite that is at home in a directory.
   *
   * @param starter how a process is started that gives way to others
   */
  Training(Home home, Function<Launch, DetachedProcess> starter) {
    this.home = home;
    this.starter = starter;
  }

  /** Hears of a start; one that had no cache makes a training necessary. */
  void add(Part part, Launch start) {
    if (!part.isEngine() && StartCache.usedBy(start.command()).isEmpty()) {
      starts.putIfAbsent(part, start);
    }
  }

  /** Whether there is a cache to make. */
  public boolean isNeeded() {
    return !starts.isEmpty();
  }

  /**
   * Makes the caches that are missing, one after the other, and returns when it has tried each, or
   * is closed. What it can't make is told in {@link Home#trainingLog()} and nowhere else.
   */
  public void run() {
    Map.Entry<Part, Launch> start = starts.pollFirstEntry();
    while (start != null && !isClosed()) {
      try {
        train(start.getKey(), start.getValue());
      } catch (IOException | RuntimeException e) {
        tellUnlessClosed(start.getKey(), "no cache could be made: " + e.getMessage());
      }
      start = starts.pollFirstEntry();
    }
  }

  /** Ends a training run, whoever began it; the training goes on with the next service. */
  void interrupt() {
    home.trainingPidFile().findProcess().ifPresent(DetachedProcess::abandon);
  }

  /** Ends a training, whoever began it, where nobody goes on with it. */
  public void end() {
    interrupt();
    try {
      Directories.delete(home.training());
    } catch (IOException e) {
      // Two may delete at once, at the end of a suite; what is left goes before the next training.
      return;
    }
  }

  /** Ends at once what this object does, and lets it do nothing more. */
  synchronized void close() {
    closed = true;
    if (running != null) {
      end();
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private void train(Part part, Launch start) throws IOException {
    long begin = System.nanoTime();
    Path recording = home.training().resolve("recording");
    Path made = home.training().resolve("cache");
    try {
      Directories.delete(home.training());
      Files.createDirectories(home.training());
      Files.deleteIfExists(home.trainingOutput());
      runToTheEnd(
          start,
          List.of(
              "-XX:AOTMode=record",
              "-XX:AOTConfiguration=" + recording,
              "-Dspring.context.exit=onRefresh"));
      runToTheEnd(
          start,
          List.of(
              "-XX:AOTMode=create", "-XX:AOTConfiguration=" + recording, "-XX:AOTCache=" + made));
      StartCache.of(start.command()).adopt(made);
      long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
      tellUnlessClosed(part, String.format(Locale.ROOT, "cache made in %.1f s", millis / 1000.0));
    } finally {
      leaveNothing();
    }
  }

  private void runToTheEnd(Launch start, List<String> options) throws IOException {
    DetachedProcess process = spawn(start, options);
    OptionalInt exit = process.exitCode(LIMIT);
    if (exit.isEmpty()) {
      process.abandon();
      throw new IOException("it took more than " + LIMIT.toMinutes() + " minutes");
    }
    if (exit.getAsInt() != 0) {
      throw new IOException(
          "the exit code was " + exit.getAsInt() + ", its words are in " + home.trainingOutput());
    }
  }

  private synchronized DetachedProcess spawn(Launch start, List<String> options)
      throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
    DetachedProcess process =
        starter.apply(
            new Launch(
                StartCache.with(options, start.command()),
                Environments.aside(start.environment(), home.training().resolve("state")),
                start.directory(),
                home.trainingPidFile(),
                home.trainingOutput()));
    running = process;
    return process;
  }

  private synchronized void leaveNothing() {
    running = null;
    end();
  }

  private void tellUnlessClosed(Part part, String what) {
    if (isClosed()) {
      return;
    }
    try {
      Files.writeString(
          home.trainingLog(),
          part.label() + ": " + what + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      // A suite that is up is not taken down because a line about a cache finds no room.
      return;
    }
  }
}
