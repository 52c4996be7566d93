package io.adpay.launcher.command;

import java.nio.file.Path;
import picocli.CommandLine;

/** A command of {@code ./adpay} that a module on top of this one brings; found by its service. */
public interface FurtherCommand {
  /**
   * The command, under its own name; what it comes to is the exit code.
   *
   * @param repositoryRoot the checkout
   * @param home where the command line's own suite is at home
   */
  CommandLine in(Path repositoryRoot, Path home);
}
