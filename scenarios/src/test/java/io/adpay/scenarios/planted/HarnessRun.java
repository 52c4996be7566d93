package io.adpay.scenarios.planted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code ./adpay chaos} came to in a tree.
 *
 * @param status with which the command ended
 * @param rules the rules that the judge found broken, by the report
 * @param log what the command has printed
 */
record HarnessRun(int status, Set<String> rules, Path log) {

  /** A build from nothing, the start of the suite, its settling and the judging. */
  private static final Duration AROUND_THE_FAULTS = Duration.ofMinutes(25);

  private static final Duration TO_CLEAR_UP = Duration.ofMinutes(1);

  /**
   * Builds what is stale in the tree and runs the harness, with the faults that bring a bug out and
   * for as long as it may take.
   *
   * @throws IllegalStateException when it does not come to an end
   */
  static HarnessRun in(Path tree, PlantedBug bug, long seed)
      throws IOException, InterruptedException {
    deleteReports(tree);
    Path log = tree.resolveSibling(bug.word() + ".log");
    Process run =
        new ProcessBuilder(
                tree.resolve("adpay").toAbsolutePath().toString(),
                "chaos",
                "--seed",
                Long.toString(seed),
                "--minutes",
                Long.toString(bug.bound().toMinutes()),
                "--faults",
                String.join(",", bug.faults()))
            .directory(tree.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Duration patience = bug.bound().plus(AROUND_THE_FAULTS);
    if (!run.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      end(run);
      throw new IllegalStateException(
          bug + " took longer than " + patience + "; see " + log.toAbsolutePath());
    }
    return new HarnessRun(run.exitValue(), rules(tree), log.toAbsolutePath());
  }

  /** Lets it take its suite down. */
  private static void end(Process run) throws InterruptedException {
    run.destroy();
    if (!run.waitFor(TO_CLEAR_UP.toMillis(), TimeUnit.MILLISECONDS)) {
      run.destroyForcibly();
    }
  }

  private static Set<String> rules(Path tree) throws IOException {
    Set<String> rules = new TreeSet<>();
    for (Path report : reports(tree)) {
      JsonNode findings =
          JsonMapper.shared().readTree(report.toFile()).path("verdict").path("findings");
      findings.forEach(finding -> rules.add(finding.path("rule").asString()));
    }
    return rules;
  }

  /** What earlier runs in the same tree have found proves nothing of this one. */
  private static void deleteReports(Path tree) throws IOException {
    for (Path report : reports(tree)) {
      Files.delete(report);
    }
  }

  private static Set<Path> reports(Path tree) throws IOException {
    Path state = tree.resolve(".adpay");
    if (!Files.isDirectory(state)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.find(state, 5, (path, _) -> path.endsWith("report.json"))) {
      return files.collect(
          Collectors.toCollection(() -> new TreeSet<>(Comparator.<Path>naturalOrder())));
    }
  }
}
