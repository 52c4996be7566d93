package io.adpay.launcher.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * What a JVM has kept of one start, so that the next by the same command needs not find it out
 * again: its AOT cache. It lies beside the jar, and goes with it when there is a new build.
 *
 * @param file where it is, or would be
 */
record StartCache(Path file) {
  private static final String SUFFIX = ".aot";
  private static final String OPTION = "-XX:AOTCache=";

  /** A cache that the JVM refuses costs the speed; that is no news for a service's log. */
  private static final String IN_SILENCE = "-Xlog:aot=off,cds=off";

  /**
   * The cache that fits a command. Its name is a sum of all that the JVM compares before it accepts
   * one, so that another JDK or another option never finds a cache that it can't use. Properties
   * are not among it: the nodes of a service share one.
   *
   * @param command {@code java}, its options, {@code -jar} and the jar, which exists
   */
  static StartCache of(List<String> command) {
    Path jar = Path.of(command.getLast());
    try {
      CRC32 sum = new CRC32();
      String fitsOnly =
          command.stream().filter(word -> !word.startsWith("-D")).collect(Collectors.joining(" "))
              + Runtime.version()
              + System.getProperty("java.vm.vendor")
              + Files.getLastModifiedTime(jar).toMillis();
      sum.update(fitsOnly.getBytes(StandardCharsets.UTF_8));
      return new StartCache(jar.resolveSibling(Long.toHexString(sum.getValue()) + SUFFIX));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The cache that a command starts from. */
  static Optional<StartCache> usedBy(List<String> command) {
    return command.stream()
        .filter(word -> word.startsWith(OPTION))
        .findFirst()
        .map(word -> new StartCache(Path.of(word.substring(OPTION.length()))));
  }

  /** The command of a start, with more options for the JVM before its own. */
  static List<String> with(List<String> options, List<String> command) {
    List<String> whole = new ArrayList<>(command);
    whole.addAll(1, options);
    return whole;
  }

  /** The command as it is best started now: from this cache if it is there. */
  List<String> usedIfThere(List<String> command) {
    return Files.exists(file) ? with(List.of(OPTION + file, IN_SILENCE), command) : command;
  }

  /** Puts a finished cache here, whole or not at all, in the place of those of other commands. */
  void adopt(Path made) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".unfinished");
    // The two may be on different disks, between which nothing moves at once.
    Files.move(made, beside, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel content = FileChannel.open(beside, StandardOpenOption.WRITE)) {
      // The JVM doesn't look for a hole in it: it would crash at each start from there on.
      content.force(true);
    }
    try (DirectoryStream<Path> others =
        Files.newDirectoryStream(beside.resolveSibling(""), "*" + SUFFIX)) {
      for (Path other : others) {
        Files.delete(other);
      }
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Deletes it. */
  void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
