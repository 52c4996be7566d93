package io.adpay.chaos.command;

import io.adpay.chaos.run.RunChaos;
import io.adpay.launcher.command.FurtherCommand;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine;

/** Brings {@code chaos} to the command line. */
public final class ChaosFurtherCommand implements FurtherCommand {
  @Override
  public CommandLine in(Path repositoryRoot, Path home) {
    return new ChaosCommand(
            settings ->
                new RunChaos(
                        repositoryRoot,
                        home.resolve("chaos"),
                        Clock.systemUTC(),
                        System.out,
                        System.err)
                    .run(settings))
        .commandLine();
  }
}
