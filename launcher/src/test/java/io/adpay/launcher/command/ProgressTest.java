package io.adpay.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.launcher.suite.Node;
import io.adpay.launcher.suite.Part;
import io.adpay.launcher.suite.Progress.Step;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Node MARIADB = Node.first(Part.MARIADB);
  private static final Node REDIS = Node.first(Part.REDIS);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void withoutATerminalEachStepIsALine() {
    PlainProgress progress = new PlainProgress(out);

    progress.reached(REDIS, Step.PREPARING);
    progress.reached(REDIS, Step.STARTING);
    progress.reached(REDIS, Step.HEALTHY);

    assertThat(printed().lines())
        .hasSize(2)
        .startsWith("redis              starting")
        .last()
        .asString()
        .matches("redis +healthy after \\d+\\.\\d s");
    assertThat(printed()).doesNotContain("\u001b");
  }

  @Test
  void aPartThatWasHealthyAlreadyTookNoTime() {
    new PlainProgress(out).reached(REDIS, Step.HEALTHY);

    assertThat(printed().strip()).isEqualTo("redis              healthy");
  }

  @Test
  void onATerminalTheBlockIsDrawnOverItself() {
    try (LiveProgress progress = new LiveProgress(out)) {
      progress.reached(MARIADB, Step.STARTING);
      progress.reached(REDIS, Step.STARTING);
      progress.reached(REDIS, Step.HEALTHY);
    }

    assertThat(printed()).contains("… mariadb", "✓ redis", "\u001b[2F");
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
