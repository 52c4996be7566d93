package io.adpay.chaos.command;

import io.adpay.chaos.fault.FaultKind;
import io.adpay.chaos.run.ChaosSettings;
import io.adpay.chaos.run.RunEnd;
import io.adpay.launcher.suite.Node;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of a run under faults. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    description = {
      "Break whatever can break under load, and judge the books afterwards.",
      "Exit code 0: they agree; 1: something was found; 2: the harness itself failed."
    })
final class ChaosCommand implements Callable<Integer> {
  private static final int MOST_MERCHANTS = 99;
  private static final double SHORTEST_MINUTES = 0.1;

  /** The journal of a longer run does not fit into the memory that the script gives. */
  private static final double LONGEST_MINUTES = 60;

  private static final double SECONDS_A_MINUTE = 60;
  private static final int SEEDS = 1_000_000;

  private final Function<ChaosSettings, RunEnd> run;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--seed",
      description = "The same seed gives the same schedule. Random if absent, and printed.")
  private @Nullable Long seed;

  @Option(
      names = "--minutes",
      defaultValue = "5",
      description = "For how long faults are inflicted (default: ${DEFAULT-VALUE}).")
  private double minutes;

  @Option(
      names = "--faults",
      split = ",",
      paramLabel = "KIND",
      description = "Only these kinds: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Kinds.class)
  private @Nullable List<FaultKind> faults;

  @Option(
      names = "--merchants",
      defaultValue = "8",
      description = "How many merchants call (default: ${DEFAULT-VALUE}).")
  private int merchants;

  @Option(
      names = "--settle",
      paramLabel = "MINUTES",
      defaultValue = "3",
      description =
          "How long the suite may take to come to rest afterwards (default: ${DEFAULT-VALUE}).")
  private double settleMinutes;

  @Option(
      names = "--nodes",
      defaultValue = "2",
      description = "How many nodes each service has (default: ${DEFAULT-VALUE}).")
  private int nodes;

  /** The words for the kinds of faults. */
  static final class Kinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(FaultKind.values()).map(FaultKind::label).iterator();
    }
  }

  /** A command that has this done. */
  ChaosCommand(Function<ChaosSettings, RunEnd> run) {
    this.run = run;
  }

  /** With what a command line needs to read its words. */
  CommandLine commandLine() {
    return new CommandLine(this).registerConverter(FaultKind.class, ChaosCommand::kind);
  }

  @Override
  public Integer call() {
    return run.apply(settings()).exitCode();
  }

  private ChaosSettings settings() {
    require(
        minutes >= SHORTEST_MINUTES && minutes <= LONGEST_MINUTES,
        "--minutes: from %s to %s, not %s".formatted(SHORTEST_MINUTES, LONGEST_MINUTES, minutes));
    require(
        settleMinutes >= SHORTEST_MINUTES && settleMinutes <= LONGEST_MINUTES,
        "--settle: from %s to %s minutes, not %s"
            .formatted(SHORTEST_MINUTES, LONGEST_MINUTES, settleMinutes));
    require(
        merchants >= 1 && merchants <= MOST_MERCHANTS,
        "--merchants: from 1 to %d, not %d".formatted(MOST_MERCHANTS, merchants));
    require(
        nodes >= 1 && nodes <= Node.MOST,
        "--nodes: from 1 to %d, not %d".formatted(Node.MOST, nodes));
    return new ChaosSettings(
        seed == null ? new SecureRandom().nextInt(SEEDS) : seed,
        time(minutes),
        kinds(),
        merchants,
        time(settleMinutes),
        nodes);
  }

  private Set<FaultKind> kinds() {
    return faults == null ? EnumSet.allOf(FaultKind.class) : EnumSet.copyOf(faults);
  }

  private void require(boolean holds, String otherwise) {
    if (!holds && spec != null) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  private static Duration time(double minutes) {
    return Duration.ofSeconds(Math.round(minutes * SECONDS_A_MINUTE));
  }

  private static FaultKind kind(String label) {
    return FaultKind.labelled(label)
        .orElseThrow(
            () ->
                new CommandLine.TypeConversionException(
                    "there is no fault '%s', but %s"
                        .formatted(
                            label,
                            Arrays.stream(FaultKind.values())
                                .map(FaultKind::label)
                                .collect(Collectors.joining(", ")))));
  }
}
