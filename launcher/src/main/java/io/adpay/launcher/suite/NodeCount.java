package io.adpay.launcher.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;

/**
 * How many nodes of each service the suite of a home has: what was said last, when all of it was
 * started, so that every command means the same suite.
 *
 * @param home of which suite
 */
record NodeCount(Home home) {
  /** What was remembered; one, where nothing was. */
  int remembered() {
    try {
      return checked(Integer.parseInt(Files.readString(home.nodes()).strip()));
    } catch (NoSuchFileException never) {
      return 1;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(home.nodes() + " holds no number of nodes", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void remember(int each) {
    try {
      Files.createDirectories(home.directory());
      Files.writeString(home.nodes(), Integer.toString(each));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same number.
   *
   * @throws IllegalArgumentException when no suite has that many
   */
  static int checked(int each) {
    if (each < 1 || each > Node.MOST) {
      throw new IllegalArgumentException("a service has 1 to " + Node.MOST + " nodes, not " + each);
    }
    return each;
  }
}
