package io.adpay.launcher.port;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The process behind a port, as far as the system tells: of another user's processes it does not.
 *
 * @param pid its process id
 * @param command what it runs
 */
public record PortOwner(long pid, String command) {
  private static final int COMMAND_LENGTH = 120;
  private static final String LISTEN = "0A";

  /** Who listens on the port; empty if nobody does or we may not know. */
  public static Optional<PortOwner> of(int port) {
    return inode(port).flatMap(PortOwner::holding);
  }

  @Override
  public String toString() {
    return "pid " + pid + " (" + command + ")";
  }

  /** The socket's number in the kernel's tables of connections. */
  private static Optional<String> inode(int port) {
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .map(Path::of)
        .flatMap(PortOwner::lines)
        .flatMap(line -> inode(line, port).stream())
        .findFirst();
  }

  private static Stream<String> lines(Path table) {
    try {
      return Files.readAllLines(table).stream();
    } catch (IOException noSuchTable) {
      return Stream.empty();
    }
  }

  /** Reads a line {@code sl local_address rem_address st … inode …} of that table. */
  static Optional<String> inode(String line, int port) {
    List<String> fields = Arrays.asList(line.strip().split("\\s+", -1));
    if (fields.size() < 10 || !fields.get(3).equals(LISTEN)) {
      return Optional.empty();
    }
    String address = fields.get(1);
    int listens = Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
    return listens == port ? Optional.of(fields.get(9)) : Optional.empty();
  }

  private static Optional<PortOwner> holding(String inode) {
    return ProcessHandle.allProcesses()
        .filter(process -> holds(process.pid(), "socket:[" + inode + "]"))
        .findFirst()
        .map(process -> new PortOwner(process.pid(), command(process.pid())));
  }

  private static boolean holds(long pid, String socket) {
    try (DirectoryStream<Path> open =
        Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
      for (Path descriptor : open) {
        if (Files.readSymbolicLink(descriptor).toString().equals(socket)) {
          return true;
        }
      }
      return false;
    } catch (IOException goneOrForbidden) {
      return false;
    }
  }

  private static String command(long pid) {
    try {
      String words =
          Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"))
              .replace('\0', ' ')
              .strip();
      return words.length() > COMMAND_LENGTH ? words.substring(0, COMMAND_LENGTH) + "…" : words;
    } catch (IOException gone) {
      return "gone by now";
    }
  }
}
