package io.adpay.scenarios.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plants each bug in a copy of the sources, builds that, and has the fault harness find it. It is
 * no part of the usual build, as each takes a build of its own and some minutes: {@code mvn verify
 * -Dplanted} runs all of them, {@code -Dplanted=relay-skips-on-error,amount-unchecked} some.
 */
class PlantedBugScenario {

  private static final Path REPOSITORY = Path.of("..");
  private static final Path COPIES = Path.of("target", "planted");

  @ParameterizedTest
  @MethodSource("wanted")
  void isFoundInTime(PlantedBug bug) throws Exception {
    SourceTree tree = new SourceTree(REPOSITORY).copyTo(COPIES.resolve(bug.word()));
    BugPatch.read(bug.patch()).applyTo(tree.root());

    HarnessRun run = HarnessRun.in(tree.root(), bug, Long.getLong("planted.seed", 1));

    assertThat(run.status()).as("exit status; the log is %s", run.log()).isEqualTo(1);
    assertThat(run.rules()).containsAnyElementsOf(bug.rules());
  }

  static Stream<PlantedBug> wanted() {
    String names = System.getProperty("planted", "");
    return names.isEmpty() || names.equals("true")
        ? Arrays.stream(PlantedBug.values())
        : Arrays.stream(names.split(",", -1)).map(PlantedBug::named);
  }
}
