package io.adpay.launcher.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.adpay.launcher.InTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteIT {
  @TempDir(factory = InTarget.class)
  Path home;

  private final Ports ports = Ports.free();

  @AfterEach
  void end() {
    for (Part part : Part.values()) {
      suite().kill(part);
    }
  }

  @Test
  void everyPartComesUpAndGoesDown() {
    Suite suite = suite();

    assertThat(suite.up(Progress.SILENT)).isEqualTo(EnumSet.allOf(Part.class));
    assertThat(suite.status())
        .extracting(status -> status.part().label() + " " + status.state().word())
        .containsExactly(
            "mariadb healthy",
            "redis healthy",
            "channel-sandbox healthy",
            "gateway healthy",
            "order-service healthy",
            "payment-service healthy",
            "wallet-service healthy",
            "withdraw-service healthy");
    assertThat(suite.status()).extracting(PartStatus::pid).doesNotContainNull();
    assertThat(suite.home().log(Part.GATEWAY))
        .content()
        .contains("listening on " + ports.gateway());

    suite.down(Progress.SILENT);

    assertThat(suite.status()).extracting(PartStatus::state).containsOnly(State.STOPPED);
    assertThat(suite.status()).extracting(PartStatus::pid).containsOnlyNulls();
  }

  @Test
  void whatRunsAlreadyIsLeftAsItIs() {
    suite().start(Part.REDIS, Progress.SILENT);
    Long redis = suite().status(Part.REDIS).pid();

    Set<Part> started = suite().up(Progress.SILENT);

    assertThat(started).doesNotContain(Part.REDIS).hasSize(Part.values().length - 1);
    assertThat(suite().status(Part.REDIS).pid()).isEqualTo(redis);
  }

  @Test
  void aServiceThatCannotStartIsQuotedAndTheRestIsTakenDownAgain() {
    Suite suite = StubSuite.in(home, ports, Set.of(Part.WALLET_SERVICE));

    assertThatThrownBy(() -> suite.up(Progress.SILENT))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("wallet-service ended")
        .hasMessageContaining("these are my last words");
    assertThat(suite.running()).isEmpty();
  }

  @Test
  void aTakenPortIsSaidWithItsOwnerAndNothingIsStarted() throws IOException {
    try (ServerSocket _ = new ServerSocket(ports.gateway(), 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> suite().up(Progress.SILENT))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("Port " + ports.gateway() + " of gateway is taken by pid ")
          .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
      assertThat(suite().running()).isEmpty();
    }
  }

  @Test
  void aKilledPartIsStoppedUntilItIsStartedAgain() {
    suite().start(Part.WALLET_SERVICE, Progress.SILENT);

    suite().kill(Part.WALLET_SERVICE);
    assertThat(suite().status(Part.WALLET_SERVICE).state()).isEqualTo(State.STOPPED);

    suite().start(Part.WALLET_SERVICE, Progress.SILENT);
    assertThat(suite().status(Part.WALLET_SERVICE).state()).isEqualTo(State.HEALTHY);
  }

  @Test
  void aPartThatNoLongerAnswersIsUnhealthyNotStarting() throws Exception {
    suite().start(Part.WALLET_SERVICE, Progress.SILENT);
    String pid = String.valueOf(suite().status(Part.WALLET_SERVICE).pid());

    new ProcessBuilder("/bin/kill", "-STOP", pid).start().waitFor();

    await()
        .untilAsserted(
            () ->
                assertThat(suite().status(Part.WALLET_SERVICE).state()).isEqualTo(State.UNHEALTHY));
  }

  @Test
  void wipingForgetsTheDataAndKeepsTheKeys() {
    suite().start(Part.REDIS, Progress.SILENT);
    assertThatThrownBy(() -> suite().wipe()).hasMessageContaining("still running");
    suite().stop(Part.REDIS);
    assertThat(suite().home().data()).isDirectory();

    suite().wipe();

    assertThat(suite().home().data()).doesNotExist();
    assertThat(suite().home().keys()).isDirectory();
  }

  @Test
  void aClosedSuiteStartsNothingMore() {
    Suite suite = suite();
    suite.close();

    assertThatThrownBy(() -> suite.start(Part.REDIS, Progress.SILENT))
        .isInstanceOf(StartFailure.class);
    assertThat(suite.running()).isEmpty();
  }

  @Test
  void whatAKilledLauncherLeftIsFoundAndEnded() throws Exception {
    Files.writeString(
        home.resolve("ports.properties"),
        Arrays.stream(Part.values())
            .map(part -> part.label() + "=" + ports.of(part))
            .collect(Collectors.joining("\n")));
    Process launcher =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dbasedir=" + System.getProperty("basedir"),
                "-cp",
                System.getProperty("java.class.path"),
                KilledLauncher.class.getName(),
                home.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(launcher.inputReader(UTF_8).lines().anyMatch("up"::equals)).isTrue();
    assertThat(Keeper.become(suite().home())).isEmpty();
    assertThat(Keeper.current(suite().home()).orElseThrow().pid()).isEqualTo(launcher.pid());

    launcher.destroyForcibly().waitFor();

    assertThat(Keeper.current(suite().home())).isEmpty();
    assertThat(suite().running()).isEqualTo(EnumSet.allOf(Part.class));
    try (Keeper keeper = Keeper.become(suite().home()).orElseThrow()) {
      suite().down(Progress.SILENT);
      assertThat(suite().running()).isEmpty();
      assertThat(keeper).isNotNull();
    }
  }

  private Suite suite() {
    return StubSuite.in(home, ports, Set.of());
  }
}
