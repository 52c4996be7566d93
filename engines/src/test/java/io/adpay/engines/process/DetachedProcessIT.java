package io.adpay.engines.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
  private static final Duration SOME_TRIES = Duration.ofSeconds(20);

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
  void leadsASessionOfItsOwn() {
    DetachedProcess process = start("/bin/sleep", "100");

    String session = statistics(Path.of("/proc/" + process.pid() + "/stat"))[3];
    assertThat(session).isEqualTo(Long.toString(process.pid()));
  }

  @Test
  void oneAsideGivesWayToAllOthers() {
    DetachedProcess process = DetachedProcess.startAside(launch("/bin/sleep", "100"));

    assertThat(pidFile().findProcess().orElseThrow().pid()).isEqualTo(process.pid());
    // It registers first, and gives way then.
    Path stat = Path.of("/proc/" + process.pid() + "/stat");
    assertThat(Patience.until(() -> statistics(stat)[16].equals("19"), GRACE)).isTrue();
  }

  @Test
  void theSessionOfOneAsideGivesWayWhereTheSystemLetsIt() throws Exception {
    assumeTrue(aSessionMayGiveWay(), "sessions are not weighed here, or not by this user");
    // The system has just done so once, and refuses an ordinary user the next in the same moment.
    DetachedProcess process = DetachedProcess.startAside(launch("/bin/sleep", "100"));

    Path weight = Path.of("/proc/" + process.pid() + "/autogroup");
    assertThat(Patience.until(() -> read(weight).endsWith("nice 19\n"), SOME_TRIES)).isTrue();
  }

  private static boolean aSessionMayGiveWay() throws Exception {
    String untilItDoes =
        "for i in 1 2 3 4 5; do echo 19 >/proc/$$/autogroup && exit; sleep 1; done; exit 1";
    return new ProcessBuilder(DetachedProcess.inOwnSession(List.of("/bin/sh", "-c", untilItDoes)))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
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

  /** What the system says of a process behind its name, which may hold blanks. */
  private static String[] statistics(Path file) {
    String stat = read(file);
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
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
