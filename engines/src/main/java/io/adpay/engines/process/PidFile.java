package io.adpay.engines.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One line, {@code pid birth program}, which a process writes about itself before it starts to be
 * that program, so that there is no moment in which it runs and no file knows of it.
 *
 * @param path where the line stands
 */
public record PidFile(Path path) {
  /** What the line says. Whether it is still true is for {@link #findProcess()} to find out. */
  record Entry(ProcessIdentity identity, String program) {}

  /**
   * The process that the file tells of, if that very process still runs: the same pid, born at the
   * same tick of the same boot, running the same program. Anything else with that pid is a stranger
   * and is left alone.
   */
  public Optional<DetachedProcess> findProcess() {
    return entry()
        .filter(entry -> entry.identity().isAlive() && runs(entry))
        .flatMap(
            entry ->
                ProcessHandle.of(entry.identity().pid())
                    .map(handle -> new DetachedProcess(handle, entry.identity(), this)));
  }

  /** Registers this JVM itself. */
  public void registerThisJvm() {
    ProcessIdentity self = ProcessIdentity.ofThisJvm();
    try {
      Files.writeString(path, self.pid() + " " + self.birth() + " java\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The line, if there is one that can be read. */
  Optional<Entry> entry() {
    try {
      String[] words = Files.readString(path).strip().split(" ", -1);
      if (words.length != 3) {
        return Optional.empty();
      }
      return Optional.of(
          new Entry(new ProcessIdentity(Long.parseLong(words[0]), words[1]), words[2]));
    } catch (NoSuchFileException | NumberFormatException absentOrTorn) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets the process. */
  public void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A process of another user shows its birth but not its program; the birth is then enough. */
  private boolean runs(Entry entry) {
    return ProcessHandle.of(entry.identity().pid())
        .map(ProcessHandle::info)
        .filter(
            info ->
                info.command().map(command -> isNamed(entry.program(), command)).orElse(true)
                    || isStillRegistering(info))
        .isPresent();
  }

  private static boolean isNamed(String program, String command) {
    return program.equals(String.valueOf(Path.of(command).getFileName()));
  }

  /** For a moment after the line is written it is still the shell that wrote it. */
  private boolean isStillRegistering(ProcessHandle.Info info) {
    return info.arguments().filter(words -> List.of(words).contains(path.toString())).isPresent();
  }
}
