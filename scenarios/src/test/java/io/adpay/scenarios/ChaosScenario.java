package io.adpay.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.chaos.fault.FaultKind;
import io.adpay.chaos.run.ChaosSettings;
import io.adpay.chaos.run.RunChaos;
import io.adpay.chaos.run.RunEnd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A short run of {@code ./adpay chaos}, with two nodes of each service and faults of all kinds. */
class ChaosScenario {

  private static final long SEED = 1;
  private static final Path REPORTS = Path.of("target", "chaos");

  @Test
  void afterAMinuteOfFaultsTheBooksAgree() throws IOException {
    var printed = new ByteArrayOutputStream();
    var out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    RunEnd end =
        new RunChaos(
                Path.of("..").toAbsolutePath(),
                REPORTS.toAbsolutePath(),
                Clock.systemUTC(),
                out,
                out)
            .run(
                new ChaosSettings(
                    SEED,
                    Duration.ofMinutes(1),
                    EnumSet.allOf(FaultKind.class),
                    8,
                    Duration.ofMinutes(5),
                    2));

    assertThat(end).as(() -> printed.toString(StandardCharsets.UTF_8)).isEqualTo(RunEnd.CLEAN);
    JsonNode report = newestReport();
    assertThat(report.path("faults"))
        .isNotEmpty()
        .allSatisfy(fault -> assertThat(fault.path("begunAt").isString()).isTrue());
    assertThat(report.path("calls").findValues("toldDone"))
        .as("kinds of calls that were told of success")
        .filteredOn(told -> told.asInt() > 0)
        .hasSizeGreaterThan(5);
  }

  private static JsonNode newestReport() throws IOException {
    try (Stream<Path> runs = Files.list(REPORTS)) {
      Path newest =
          runs.filter(run -> run.toString().endsWith("-seed-" + SEED))
              .max(Path::compareTo)
              .orElseThrow();
      return JsonMapper.shared().readTree(newest.resolve("report.json").toFile());
    }
  }
}
