package io.adpay.chaos.run;

import io.adpay.chaos.judge.Finding;
import io.adpay.chaos.judge.Verdict;
import io.adpay.chaos.network.Network;
import io.adpay.chaos.report.Rig;
import io.adpay.chaos.report.WriteReport;
import io.adpay.launcher.jar.ServiceJars;
import io.adpay.launcher.suite.Keeper;
import io.adpay.launcher.suite.Node;
import io.adpay.launcher.suite.Ports;
import io.adpay.launcher.suite.Progress;
import io.adpay.launcher.suite.StartFailure;
import io.adpay.launcher.suite.Suite;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes a run, from nothing to nothing: a suite of its own is started and taken down again, by
 * whatever way the run ends. What stays is the report and, of a run that was not clean, all of its
 * suite's files.
 */
public final class RunChaos {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
  private static final int MOST_NAMED = 20;

  private final Path repositoryRoot;
  private final Path directory;
  private final Clock clock;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * Runs of a checkout.
   *
   * @param repositoryRoot the checkout, whose built jars are run
   * @param directory where the suite is at home while it runs, and where reports go
   * @param clock for what is written down
   * @param out where it is told
   * @param err where failures of the harness are told
   */
  public RunChaos(
      Path repositoryRoot, Path directory, Clock clock, PrintStream out, PrintStream err) {
    this.repositoryRoot = repositoryRoot;
    this.directory = directory;
    this.clock = clock;
    this.out = out;
    this.err = err;
  }

  /** Makes one run. Whatever fails is told, and is a failure of the harness. */
  public RunEnd run(ChaosSettings settings) {
    try {
      return attempt(settings);
    } catch (RuntimeException | Error failure) {
      explain(failure);
      return RunEnd.HARNESS_FAILED;
    }
  }

  private RunEnd attempt(ChaosSettings settings) {
    Path home = directory.resolve("suite");
    Ports ports = Ports.free(settings.nodes());
    try (Network network = new Network(ports, settings.nodes())) {
      Suite suite =
          Suite.in(home, ports, repositoryRoot, settings.nodes())
              .with(network)
              .with(Tempo.quickAndShortLived());
      Optional<Keeper> keeper = Keeper.become(suite.home());
      if (keeper.isEmpty()) {
        err.println("Another run is under way in " + home + ".");
        return RunEnd.HARNESS_FAILED;
      }
      try (Keeper _ = keeper.get()) {
        return run(settings, suite, network);
      }
    }
  }

  private RunEnd run(ChaosSettings settings, Suite suite, Network network) {
    Telling telling = new Telling(out);
    Path results = directory.resolve(WHEN.format(clock.instant()) + "-seed-" + settings.seed());
    Trial trial = new Trial(settings, suite, network, clock, telling);
    Thread hook = new Thread(() -> takeDown(suite, trial));
    Runtime.getRuntime().addShutdownHook(hook);
    telling.say("seed " + settings.seed());
    forgetEarlierRuns(suite);
    RunEnd end = happen(trial, suite, results, telling);
    if (suite.isClosing()) {
      return end;
    }
    Runtime.getRuntime().removeShutdownHook(hook);
    suite.down(Progress.SILENT);
    if (end == RunEnd.CLEAN) {
      suite.wipe();
    } else {
      keep(suite, results, telling);
    }
    return end;
  }

  private RunEnd happen(Trial trial, Suite suite, Path results, Telling telling) {
    Rig rig = Rig.here("not started", "not started");
    try {
      trial.up();
      rig = trial.rig();
      Verdict verdict = trial.run();
      tell(verdict, telling);
      report(trial, rig, verdict, results, telling);
      return verdict.findings().isEmpty() ? RunEnd.CLEAN : RunEnd.FINDINGS;
    } catch (RuntimeException | Error failure) {
      if (!suite.isClosing()) {
        explain(failure);
        report(trial, rig, Trial.without(failure), results, telling);
      }
      return RunEnd.HARNESS_FAILED;
    }
  }

  /** What an earlier run left, if it was killed itself, goes first. */
  private static void forgetEarlierRuns(Suite suite) {
    suite.with(Node.MOST).down(Progress.SILENT);
    suite.wipe();
  }

  private static void takeDown(Suite suite, Trial trial) {
    suite.close();
    trial.breakOff();
    suite.down(Progress.SILENT);
  }

  /** A person can act on a sentence; for anything else one must know where it came from. */
  private void explain(Throwable failure) {
    if (failure instanceof StartFailure start) {
      err.println(start.explanation());
    } else if (failure instanceof ServiceJars.NotBuiltException) {
      err.println(failure.getMessage());
    } else {
      failure.printStackTrace(err);
    }
  }

  private static void tell(Verdict verdict, Telling telling) {
    List<Finding> findings = verdict.findings();
    if (findings.isEmpty()) {
      telling.say("The books agree to the fen: " + verdict.figures());
      return;
    }
    findings.stream()
        .limit(MOST_NAMED)
        .forEach(
            found ->
                telling.say("%s %s: %s".formatted(found.rule(), found.number(), found.what())));
    Map<String, Long> rules = new TreeMap<>();
    findings.forEach(found -> rules.merge(found.rule(), 1L, Long::sum));
    telling.say("THE BOOKS DO NOT AGREE: %d findings, %s".formatted(findings.size(), rules));
  }

  private static void report(Trial trial, Rig rig, Verdict verdict, Path results, Telling telling) {
    try {
      telling.say("report: " + new WriteReport(results).write(trial.log().record(rig, verdict)));
    } catch (IOException e) {
      throw new UncheckedIOException("the report can't be written", e);
    }
  }

  private static void keep(Suite suite, Path results, Telling telling) {
    Path kept = results.resolve("suite");
    try {
      Files.createDirectories(results);
      Files.move(suite.home().directory(), kept);
    } catch (IOException e) {
      throw new UncheckedIOException("the suite's files stay in " + suite.home().directory(), e);
    }
    telling.say(
        """
        its databases, logs and keys are kept in %1$s; to look:
                ADPAY_HOME=%1$s ./adpay start mariadb\
        """
            .formatted(kept));
  }
}
