package io.adpay.engines.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.engines.InTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetachedProcessIT {
  private static final Duration GRACE = Duration.ofSeconds(5);

  @TempDir(factory = InTarget.class)
  Path directory;

  @AfterEach
  void endWhatIsLeft() {
    pidFile().findProcess().ifPresent(DetachedProcess::kill);
  }

  @Test
  void isFoundAgainThroughItsPidFile() {
    DetachedProcess process = start("/bin/sleep", "100");

    assertThat(pidFile().findProcess().orElseThrow().pid()).isEqualTo(process.pid());
    assertThat(process.isAlive()).isTrue();
  }

  @RepeatedTest(20)
  void isFoundFromTheFirstMomentOn() {
    // Just started, it may still be the shell that registered it.
    start("/bin/sleep", "100");

    assertThat(pidFile().findProcess()).isPresent();
  }

  @Test
  void stopEndsItAndForgetsIt() {
    DetachedProcess process = start("/bin/sleep", "100");

    process.stop(GRACE);

    assertThat(process.isAlive()).isFalse();
    assertThat(pidFile().path()).doesNotExist();
  }

  @Test
  void stopKillsWhatDoesNotListen() {
    DetachedProcess process = start("/bin/sh", "-c", "trap '' TERM; while :; do sleep 1; done");

    process.stop(Duration.ofMillis(200));

    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void aProgramThatDoesNotExistIsNotAlive() throws IOException {
    DetachedProcess process = start("/no/such/program");

    assertThat(Patience.until(() -> !process.isAlive(), GRACE)).isTrue();
    assertThat(Files.readString(directory.resolve("log"))).contains("/no/such/program");
  }

  @Test
  void leadsASessionOfItsOwn() throws IOException {
    DetachedProcess process = start("/bin/sleep", "100");

    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));

    String session = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3];
    assertThat(session).isEqualTo(Long.toString(process.pid()));
  }

  @Test
  void oneAsideGivesWayToAllOthers() throws IOException {
    DetachedProcess process = DetachedProcess.startAside(launch("/bin/sleep", "100"));

    assertThat(pidFile().findProcess().orElseThrow().pid()).isEqualTo(process.pid());
    String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
    assertThat(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[16]).isEqualTo("19");
    Path weightOfItsSession = Path.of("/proc/" + process.pid() + "/autogroup");
    if (Files.exists(weightOfItsSession)) {
      assertThat(Files.readString(weightOfItsSession)).endsWith("nice 19\n");
    }
  }

  @Test
  void tellsItsParentHowItEnded() {
    assertThat(start("/bin/sh", "-c", "exit 7").exitCode(GRACE)).hasValue(7);

    DetachedProcess running = start("/bin/sleep", "100");
    assertThat(running.exitCode(Duration.ofMillis(1))).isEmpty();
    DetachedProcess found = pidFile().findProcess().orElseThrow();
    assertThatThrownBy(() -> found.exitCode(GRACE)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void getsItsEnvironmentAndDirectory() {
    start("/bin/sh", "-c", "echo $GREETING in $PWD");

    Path log = directory.resolve("log");
    assertThat(Patience.until(() -> read(log).contains("hello in " + directory), GRACE)).isTrue();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }

  private PidFile pidFile() {
    return new PidFile(directory.resolve("process.pid"));
  }

  private DetachedProcess start(String... command) {
    return DetachedProcess.start(launch(command));
  }

  private Launch launch(String... command) {
    return new Launch(
        List.of(command),
        Map.of("GREETING", "hello"),
        directory,
        pidFile(),
        directory.resolve("log"));
  }
}
