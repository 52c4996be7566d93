package io.adpay.engines;

import io.adpay.engines.process.DetachedProcess;
import io.adpay.engines.process.PidFile;
import io.adpay.engines.process.ProcessIdentity;
import io.adpay.engines.server.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Ends what a test JVM started when that JVM is gone. A shell waits at a pipe that only the JVM
 * holds open; when the pipe closes, by whatever death, the shell kills the processes whose pid
 * files are in the JVM's directory, and removes the directory. It comes after every shutdown hook,
 * so that what closes in those still finds its database. Should the shell itself be killed, the
 * next test JVM of the module does its work.
 */
final class Reaper {
  private static final String WAIT_THEN_KILL =
      """
      read -r nothing
      for file in "$0"/*.pid; do
        read -r pid birth program <"$file" || continue
        now="$(cut -d' ' -f22 "/proc/$pid/stat" 2>/dev/null)"
        [ "${birth#*/}" = "$now" ] && kill -KILL "$pid"
      done
      rm -rf "$0"
      """;

  private Reaper() {}

  /**
   * Gives this JVM a directory for its servers, and has it reaped.
   *
   * @param parent where the directories of all test JVMs of a module are
   */
  static Path directoryOfThisJvm(Path parent) {
    try {
      reapTheDead(parent);
      ProcessIdentity self = ProcessIdentity.ofThisJvm();
      Path directory =
          Files.createDirectories(
              parent.resolve(self.pid() + "-" + self.birth().replace('/', '-')));
      Process shell =
          new ProcessBuilder(
                  DetachedProcess.inOwnSession(
                      List.of("/bin/sh", "-c", WAIT_THEN_KILL, directory.toString())))
              .directory(parent.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!shell.isAlive()) {
        throw new IllegalStateException("the reaper ended with " + shell.exitValue());
      }
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends and removes what JVMs left of which the reaper was killed too. */
  static void reapTheDead(Path parent) throws IOException {
    Files.createDirectories(parent);
    try (DirectoryStream<Path> directories = Files.newDirectoryStream(parent)) {
      for (Path directory : directories) {
        String[] words = String.valueOf(directory.getFileName()).split("-", 2);
        ProcessIdentity owner =
            new ProcessIdentity(
                Long.parseLong(words[0]), words[1].replaceFirst("-(?=[^-]*$)", "/"));
        if (!owner.isAlive()) {
          reap(directory);
        }
      }
    }
  }

  private static void reap(Path directory) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.pid")) {
      for (Path file : files) {
        new PidFile(file).findProcess().ifPresent(DetachedProcess::kill);
      }
    }
    Directories.delete(directory);
  }
}
