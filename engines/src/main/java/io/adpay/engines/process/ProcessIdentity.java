package io.adpay.engines.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which process this is, beyond its pid, which the system hands out again: the machine's boot and
 * the tick of it in which the process started. Both together never come twice. Where there is no
 * {@code /proc}, the birth is {@code "/"} for every process, and only the program's name tells.
 *
 * @param pid the process id
 * @param birth {@code <boot id>/<start in clock ticks since boot>}
 */
public record ProcessIdentity(long pid, String birth) {
  private static final Path PROC = Path.of("/proc");
  private static final String NO_BIRTH = "/";

  /** Counted from the field after the command's closing bracket, which is the state. */
  private static final int START_TICKS = 19;

  /** The identity of this JVM. */
  public static ProcessIdentity ofThisJvm() {
    long pid = ProcessHandle.current().pid();
    return of(pid).orElseGet(() -> new ProcessIdentity(pid, NO_BIRTH));
  }

  /** Who has this pid now; empty if nobody has, or only a zombie that waits to be reaped. */
  public static Optional<ProcessIdentity> of(long pid) {
    if (!Files.isDirectory(PROC.resolve("self"))) {
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .map(alive -> new ProcessIdentity(pid, NO_BIRTH));
    }
    try {
      String stat = Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat"));
      // The command stands in brackets and may itself hold spaces and brackets.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      if (fields[0].equals("X") || (fields[0].equals("Z") && hasNoOtherThread(pid))) {
        return Optional.empty();
      }
      return Optional.of(new ProcessIdentity(pid, bootId() + "/" + fields[START_TICKS]));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** Whether exactly this process still runs. */
  public boolean isAlive() {
    return of(pid).filter(this::equals).isPresent();
  }

  /** The first thread may be a zombie already while others still hold files and ports. */
  private static boolean hasNoOtherThread(long pid) throws IOException {
    try (Stream<Path> threads = Files.list(PROC.resolve(Long.toString(pid)).resolve("task"))) {
      return threads.count() <= 1;
    }
  }

  private static String bootId() throws IOException {
    return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
  }
}
