package io.adpay.launcher.suite;

import io.adpay.engines.process.DetachedProcess;
import io.adpay.engines.process.Launch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The process of one node, known through files alone, so that every command sees the same.
 *
 * @param home where the files are
 * @param node which node
 */
record NodeProcess(Home home, Node node) {
  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final int LAST_LINES = 25;

  /** The process, if it runs. */
  Optional<DetachedProcess> find() {
    return home.pidFile(node).findProcess();
  }

  /**
   * Starts it with a new log, unless it runs already. Two commands that try at once get the same
   * process: the pid file has one line.
   */
  DetachedProcess startUnlessRunning(Launch launch) {
    try {
      Files.createDirectories(home.run());
      Path lockFile = home.run().resolve(node.label() + ".lock");
      try (FileChannel channel =
              FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        Optional<DetachedProcess> running = find().filter(process -> lock.isValid());
        if (running.isPresent()) {
          return running.get();
        }
        Files.deleteIfExists(home.healthyMark(node));
        setLogAside();
        return DetachedProcess.start(launch);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("could not start " + node.label(), e);
    }
  }

  /** Stops it in the middle of whatever it does, if it runs: it answers nobody, and is alive. */
  void pause() {
    find().ifPresent(DetachedProcess::pause);
  }

  /** Lets it go on, if it runs; one that is not paused goes on anyway. */
  void resume() {
    find().ifPresent(DetachedProcess::resume);
  }

  /** Ends it in an orderly way, if it runs. */
  void stop() {
    find().ifPresent(process -> process.stop(GRACE));
  }

  /** Ends it by SIGKILL, if it runs. */
  void kill() {
    find().ifPresent(DetachedProcess::kill);
  }

  /** Remembers that the process has been able to do its work. */
  void markHealthy(DetachedProcess process) {
    try {
      Files.writeString(home.healthyMark(node), Long.toString(process.pid()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether this very process was seen to do its work before. */
  boolean wasHealthy(DetachedProcess process) {
    try {
      Path mark = home.healthyMark(node);
      return Files.exists(mark) && Files.readString(mark).equals(Long.toString(process.pid()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The end of its log, to show beside a failure. */
  String lastLines() {
    Path log = home.log(node);
    if (!Files.exists(log)) {
      return "(no log)";
    }
    try (Stream<String> lines = Files.lines(log)) {
      List<String> all = lines.toList();
      return String.join("\n", all.subList(Math.max(0, all.size() - LAST_LINES), all.size()));
    } catch (IOException | UncheckedIOException e) {
      return "(its log can't be read: " + e.getMessage() + ")";
    }
  }

  private void setLogAside() throws IOException {
    Path log = home.log(node);
    if (Files.exists(log)) {
      Files.move(
          log,
          log.resolveSibling(node.label() + ".previous.log"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
