package io.adpay.engines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adpay.engines.process.DetachedProcess;
import io.adpay.engines.process.Launch;
import io.adpay.engines.process.PidFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@DisabledIfSystemProperty(named = "docker", matches = ".*", disabledReason = "no child processes")
class ReaperIT {
  @TempDir(factory = InTarget.class)
  Path directory;

  @Test
  void aKilledTestJvmTakesItsEnginesAndTheirDataWithIt() throws IOException {
    // Two JVMs at once: each has engines of its own.
    try (TestJvm killed = TestJvm.start(directory);
        TestJvm other = TestJvm.start(directory)) {
      List<DetachedProcess> engines = killed.engines();
      assertThat(engines).hasSize(2).allMatch(DetachedProcess::isAlive);
      assertThat(other.says).isNotEqualTo(killed.says);

      killed.process.destroyForcibly();

      await().atMost(Duration.ofSeconds(10)).until(() -> Files.notExists(killed.data()));
      // A killed process of many threads takes a moment to be gone.
      await().until(() -> engines.stream().noneMatch(DetachedProcess::isAlive));
      assertThat(other.engines()).hasSize(2).allMatch(DetachedProcess::isAlive);
    }
  }

  @Test
  void whatTheReaperMissedTheNextTestJvmFinds() throws IOException {
    Path left = Files.createDirectories(directory.resolve("2147483647-some-boot-id-12"));
    DetachedProcess orphan =
        DetachedProcess.start(
            new Launch(
                List.of("/bin/sleep", "100"),
                Map.of(),
                directory,
                new PidFile(left.resolve("orphan.pid")),
                left.resolve("orphan.log")));

    Reaper.reapTheDead(directory);

    assertThat(orphan.isAlive()).isFalse();
    assertThat(left).doesNotExist();
  }

  /** A JVM that runs the engines in a module of its own. */
  private record TestJvm(Path module, Process process, String says) implements AutoCloseable {
    static TestJvm start(Path module) throws IOException {
      Path java = Path.of(System.getProperty("java.home"), "bin", "java");
      Process process =
          new ProcessBuilder(
                  java.toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-Dbasedir=" + module,
                  "-D" + Checkout.BINARIES + "=" + Checkout.sharedBinaries(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  DyingTestJvm.class.getName())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String says =
          new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
      return new TestJvm(module, process, String.valueOf(says));
    }

    Path data() throws IOException {
      try (Stream<Path> all = Files.list(module.resolve("target/engines"))) {
        return all.filter(path -> path.getFileName().toString().startsWith(process.pid() + "-"))
            .findFirst()
            .orElse(module.resolve("gone"));
      }
    }

    List<DetachedProcess> engines() throws IOException {
      try (Stream<Path> all = Files.list(data())) {
        return all.filter(path -> path.toString().endsWith(".pid"))
            .flatMap(path -> new PidFile(path).findProcess().stream())
            .toList();
      }
    }

    @Override
    public void close() throws IOException {
      process.destroyForcibly();
      await().atMost(Duration.ofSeconds(10)).until(() -> Files.notExists(data()));
    }
  }
}
