package io.adpay.engines.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A process in a session of its own: a Ctrl-C at the terminal does not reach it, and it lives on
 * when the JVM that started it dies. It ends when it is told to, by whoever holds its pid file.
 */
public final class DetachedProcess {
  /** Registers the process under its own pid, which {@code exec} keeps. */
  private static final String REGISTER =
      """
      printf '%s %s/%s %s\\n' "$$" "$(cat /proc/sys/kernel/random/boot_id)" \
      "$(cut -d' ' -f22 /proc/$$/stat)" "${1##*/}" >"$0" || exit
      """;

  /**
   * Takes what all others leave of the processors. Linux may weigh whole sessions against each
   * other, and then a process's own weight counts only within its session. It changes a session's
   * weight for ordinary users ten times a second on the whole machine and refuses the rest, hence
   * some tries.
   */
  private static final String GIVE_WAY =
      """
      {
        renice -n 19 -p $$
        tries=5
        [ "$(cut -d' ' -f6 /proc/$$/stat)" = $$ ] && [ -w /proc/$$/autogroup ] || tries=0
        while [ $tries -gt 0 ] && ! echo 19 >/proc/$$/autogroup; do
          tries=$((tries - 1))
          sleep 1
        done
      } >/dev/null 2>&1
      """;

  private static final String BECOME = "exec \"$@\"";

  private static final Duration REGISTRATION = Duration.ofSeconds(10);
  private static final Duration EXIT_PAUSE = Duration.ofMillis(100);
  private static final List<Path> SETSID =
      List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

  private final ProcessHandle handle;
  private final ProcessIdentity identity;
  private final PidFile pidFile;
  private final @Nullable Process child;

  /** One that was found, whoever started it. */
  DetachedProcess(ProcessHandle handle, ProcessIdentity identity, PidFile pidFile) {
    this(handle, identity, pidFile, null);
  }

  private DetachedProcess(
      ProcessHandle handle, ProcessIdentity identity, PidFile pidFile, @Nullable Process child) {
    this.handle = handle;
    this.identity = identity;
    this.pidFile = pidFile;
    this.child = child;
  }

  /**
   * Starts a process and returns as soon as it is registered, which says nothing about its health.
   *
   * @throws UncheckedIOException when the shell or the files aren't to be had
   */
  public static DetachedProcess start(Launch launch) {
    return start(launch, REGISTER + BECOME);
  }

  /** The same with a process that gives way to all others, where the system knows how. */
  public static DetachedProcess startAside(Launch launch) {
    return start(launch, REGISTER + GIVE_WAY + BECOME);
  }

  private static DetachedProcess start(Launch launch, String script) {
    launch.pidFile().delete();
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", script, launch.pidFile().path().toString()));
    command.addAll(launch.command());
    ProcessBuilder builder =
        new ProcessBuilder(inOwnSession(command))
            .directory(launch.directory().toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
    builder.environment().putAll(launch.environment());
    try {
      Files.createDirectories(launch.directory());
      createParent(launch.pidFile().path());
      createParent(launch.log());
      Process process = builder.start();
      Patience.until(
          () -> !process.isAlive() || launch.pidFile().entry().isPresent(), REGISTRATION);
      ProcessIdentity identity =
          launch
              .pidFile()
              .entry()
              .map(PidFile.Entry::identity)
              .orElseGet(() -> new ProcessIdentity(process.pid(), "never registered"));
      return new DetachedProcess(process.toHandle(), identity, launch.pidFile(), process);
    } catch (IOException e) {
      throw new UncheckedIOException("could not start " + launch.command().getFirst(), e);
    }
  }

  /** The file that it is registered in. */
  public PidFile pidFile() {
    return pidFile;
  }

  /** The process id. */
  public long pid() {
    return identity.pid();
  }

  /** Whether this very process still runs. */
  public boolean isAlive() {
    return identity.isAlive();
  }

  /**
   * Stops it in the middle of whatever it does (SIGSTOP): it answers nobody, and is alive. Ended
   * already is left so.
   */
  public void pause() {
    signal("STOP");
  }

  /** Lets it go on (SIGCONT); one that is not paused goes on anyway. */
  public void resume() {
    signal("CONT");
  }

  /**
   * Waits until it has ended by itself.
   *
   * @return its exit code; empty when it takes longer, or the waiting is interrupted
   * @throws IllegalStateException when it was not started by this very object: the system tells the
   *     code to nobody else
   */
  public OptionalInt exitCode(Duration atMost) {
    Process process = child;
    if (process == null) {
      throw new IllegalStateException("process " + pid() + " is not a child of this JVM");
    }
    return Patience.until(() -> !process.isAlive(), atMost, EXIT_PAUSE)
        ? OptionalInt.of(process.exitValue())
        : OptionalInt.empty();
  }

  /**
   * Asks it to end (SIGTERM), waits, and kills it when it takes longer than the grace. Ended
   * already is ended.
   */
  public void stop(Duration grace) {
    if (isAlive()) {
      handle.destroy();
      // One that is paused hears of it only when it goes on.
      resume();
      if (!hasEndedWithin(grace)) {
        kill();
        return;
      }
    }
    pidFile.delete();
  }

  /** Ends it at once (SIGKILL), and returns when it is gone. */
  public void kill() {
    if (isAlive()) {
      handle.destroyForcibly();
      if (!hasEndedWithin(Duration.ofSeconds(10))) {
        throw new IllegalStateException("process " + pid() + " survives SIGKILL");
      }
    }
    pidFile.delete();
  }

  /**
   * Ends it by SIGKILL and does not wait until it is gone, which takes one that gives way to others
   * some time on a busy machine.
   */
  public void abandon() {
    if (isAlive()) {
      handle.destroyForcibly();
    }
    pidFile.delete();
  }

  private void signal(String name) {
    if (!isAlive()) {
      return;
    }
    try {
      // The shell's own: a system may have no such program.
      Process kill =
          new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      // A moment, and to the end: who is interrupted may be about to end what it started.
      if (kill.onExit().join().exitValue() != 0 && isAlive()) {
        throw new IllegalStateException("no " + name + " reaches process " + pid());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean hasEndedWithin(Duration time) {
    return Patience.until(() -> !isAlive(), time);
  }

  /**
   * The command put into a session of its own. It keeps the pid that it is started with. Without
   * the program that does this (it belongs to every Linux) it stays in the caller's.
   */
  public static List<String> inOwnSession(List<String> command) {
    List<String> whole = new ArrayList<>();
    SETSID.stream()
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .ifPresent(whole::add);
    whole.addAll(command);
    return whole;
  }

  private static void createParent(Path file) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
  }
}
