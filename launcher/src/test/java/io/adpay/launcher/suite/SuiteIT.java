package io.adpay.launcher.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.adpay.launcher.InTarget;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
    suite().running().forEach(suite()::kill);
  }

  @Test
  void everyPartComesUpAndGoesDown() {
    Suite suite = suite();

    assertThat(suite.up(Progress.SILENT)).hasSize(8);
    assertThat(suite.status())
        .extracting(status -> status.node().label() + " " + status.state().word())
        .containsExactly(
            "mariadb healthy",
            "redis healthy",
            "channel-sandbox healthy",
            "gateway healthy",
            "order-service healthy",
            "payment-service healthy",
            "wallet-service healthy",
            "withdraw-service healthy");
    assertThat(suite.status()).extracting(NodeStatus::pid).doesNotContainNull();
    assertThat(suite.home().log(Node.first(Part.GATEWAY)))
        .content()
        .contains("listening on " + ports.of(Part.GATEWAY));

    suite.down(Progress.SILENT);

    assertThat(suite.status()).extracting(NodeStatus::state).containsOnly(State.STOPPED);
    assertThat(suite.status()).extracting(NodeStatus::pid).containsOnlyNulls();
  }

  @Test
  void whatRunsAlreadyIsLeftAsItIs() {
    suite().start(Part.REDIS, Progress.SILENT);
    Long redis = suite().status(Part.REDIS).pid();

    Set<Node> started = suite().up(Progress.SILENT);

    assertThat(started).doesNotContain(Node.first(Part.REDIS)).hasSize(7);
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
    try (ServerSocket _ =
        new ServerSocket(ports.of(Part.GATEWAY), 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> suite().up(Progress.SILENT))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("Port " + ports.of(Part.GATEWAY) + " of gateway is taken by pid ")
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
  void aPartThatNoLongerAnswersIsUnhealthyNotStarting() {
    suite().start(Part.WALLET_SERVICE, Progress.SILENT);

    suite().pause(Node.first(Part.WALLET_SERVICE));

    await()
        .untilAsserted(
            () ->
                assertThat(suite().status(Part.WALLET_SERVICE).state()).isEqualTo(State.UNHEALTHY));
  }

  @Test
  void aPausedNodeGoesOnWhereItWas() {
    Node wallet = Node.first(Part.WALLET_SERVICE);
    suite().start(wallet, Progress.SILENT);
    Long pid = suite().status(wallet).pid();
    suite().pause(wallet);
    await().until(() -> suite().status(wallet).state() == State.UNHEALTHY);

    suite().resume(wallet);

    await().until(() -> suite().status(wallet).state() == State.HEALTHY);
    assertThat(suite().status(wallet).pid()).isEqualTo(pid);
  }

  @Test
  void aPausedNodeEndsInAnOrderlyWay() {
    suite().start(Part.WALLET_SERVICE, Progress.SILENT);
    suite().pause(Node.first(Part.WALLET_SERVICE));

    suite().stop(Part.WALLET_SERVICE);

    assertThat(suite().running()).isEmpty();
    assertThat(suite().home().log(Node.first(Part.WALLET_SERVICE)))
        .content()
        .endsWith("ended in an orderly way\n");
  }

  @Test
  void aServiceHasAsManyNodesAsOneLikes() {
    Ports forTwo = Ports.free(2);
    Suite suite = StubSuite.in(home, forTwo, 2, Set.of());

    suite.up(Progress.SILENT);

    assertThat(suite.status())
        .extracting(status -> status.node().label() + " " + status.state().word())
        .containsExactly(
            "mariadb healthy",
            "redis healthy",
            "channel-sandbox healthy",
            "gateway healthy",
            "gateway-2 healthy",
            "order-service healthy",
            "order-service-2 healthy",
            "payment-service healthy",
            "payment-service-2 healthy",
            "wallet-service healthy",
            "wallet-service-2 healthy",
            "withdraw-service healthy",
            "withdraw-service-2 healthy");

    Node second = new Node(Part.PAYMENT_SERVICE, 2);
    suite.kill(second);
    assertThat(suite.missing()).containsExactly(second);
    assertThat(suite.status(Part.PAYMENT_SERVICE).state()).isEqualTo(State.HEALTHY);
    suite.start(second, Progress.SILENT);
    assertThat(suite.missing()).isEmpty();
  }

  @Test
  void aSuiteOfFewerNodesEndsTheOnesThatAreLeftOfMore() {
    Ports forTwo = Ports.free(2);
    Node second = new Node(Part.WALLET_SERVICE, 2);
    StubSuite.in(home, forTwo, 2, Set.of()).start(second, Progress.SILENT);
    Suite smaller = StubSuite.in(home, forTwo, 1, Set.of());

    assertThat(smaller.running()).containsExactly(second);
    assertThatThrownBy(() -> smaller.start(second, Progress.SILENT))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("wallet-service-2 is not one of this suite");
    smaller.down(Progress.SILENT);

    assertThat(smaller.running()).isEmpty();
  }

  @Test
  void redisComesBackWithoutItsDataWhereThatWasWiped() throws IOException {
    Suite suite = suite();
    suite.start(Part.MARIADB, Progress.SILENT);
    suite.start(Part.REDIS, Progress.SILENT);
    assertThat(redis("SET known 1")).isEqualTo("+OK");
    suite.kill(Part.REDIS);
    suite.start(Part.REDIS, Progress.SILENT);
    assertThat(redis("EXISTS known")).isEqualTo(":1");
    assertThatThrownBy(() -> suite.wipe(Part.REDIS)).hasMessageContaining("still running: redis");

    suite.kill(Part.REDIS);
    suite.wipe(Part.REDIS);
    suite.start(Part.REDIS, Progress.SILENT);

    assertThat(redis("EXISTS known")).isEqualTo(":0");
    assertThat(suite.status(Part.MARIADB).state()).isEqualTo(State.HEALTHY);
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
    assertThat(suite().missing()).isEmpty();
    try (Keeper keeper = Keeper.become(suite().home()).orElseThrow()) {
      suite().down(Progress.SILENT);
      assertThat(suite().running()).isEmpty();
      assertThat(keeper).isNotNull();
    }
  }

  /** Redis's answer to a command, which fills one line. */
  private String redis(String command) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ports.of(Part.REDIS))) {
      socket.getOutputStream().write((command + "\r\n").getBytes(UTF_8));
      return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
    }
  }

  private Suite suite() {
    return StubSuite.in(home, ports, Set.of());
  }
}
