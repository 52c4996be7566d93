package io.adpay.launcher.command;

import io.adpay.launcher.suite.Progress;
import java.io.PrintStream;
import java.util.function.Consumer;

/**
 * Where a command prints.
 *
 * @param out what it was asked for
 * @param err what went wrong
 * @param live whether lines may be drawn over
 */
record Console(PrintStream out, PrintStream err, boolean live) {
  /** The streams of this JVM. */
  @SuppressWarnings("SystemConsoleNull") // its documentation still allows null
  static Console system() {
    java.io.Console terminal = System.console();
    boolean live =
        terminal != null
            && terminal.isTerminal()
            && !"dumb".equals(System.getenv().getOrDefault("TERM", "dumb"));
    return new Console(System.out, System.err, live);
  }

  void say(String line) {
    out.println(line);
  }

  void complain(String lines) {
    err.println(lines);
  }

  /** Shows the progress of something while it goes on. */
  void showing(Consumer<Progress> act) {
    if (live) {
      try (LiveProgress progress = new LiveProgress(out).ticking()) {
        act.accept(progress);
      }
    } else {
      act.accept(new PlainProgress(out));
    }
  }

  void print(Table table) {
    table.lines().forEach(out::println);
  }
}
