package io.adpay.launcher.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adpay.engines.process.DetachedProcess;
import io.adpay.engines.process.PidFile;
import io.adpay.launcher.InTarget;
import io.adpay.launcher.stub.StubJar;
import io.adpay.launcher.stub.StubService;
import io.adpay.launcher.suite.Node;
import io.adpay.launcher.suite.Part;
import io.adpay.launcher.suite.Ports;
import io.adpay.launcher.suite.State;
import io.adpay.launcher.suite.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as people run it: JVMs that get signals, on a checkout of stub services. */
class CommandsIT {
  private static final int SIGTERM_EXIT = 143;

  @TempDir(factory = InTarget.class)
  Path root;

  private final Ports ports = Ports.free(2);
  private final List<Process> commands = new ArrayList<>();

  @BeforeEach
  void build() throws IOException {
    Path home = Files.createDirectories(root.resolve(".adpay"));
    Path checkout = Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();
    Files.createDirectories(checkout.resolve(".adpay/engines"));
    Files.createSymbolicLink(home.resolve("engines"), checkout.resolve(".adpay/engines"));
    Files.writeString(
        home.resolve("ports.properties"),
        Node.all(2).stream()
            .map(node -> node.label() + "=" + ports.of(node))
            .collect(Collectors.joining("\n")));
    for (Part part : Part.values()) {
      if (!part.isEngine()) {
        StubJar.write(jar(part, "0"));
      }
    }
  }

  @AfterEach
  void end() {
    commands.forEach(Process::destroyForcibly);
    suite().running().forEach(suite()::kill);
    suite().training().end();
  }

  @Test
  void upRunsUntilItIsToldToEndAndTakesEverythingDown() throws Exception {
    Process up = run("up");
    awaitOutput(up, "AdPay is up.");
    assertThat(suite().status()).allMatch(status -> status.state() == State.HEALTHY);

    up.destroy();

    assertThat(exitCode(up)).isEqualTo(SIGTERM_EXIT);
    assertThat(output(up)).contains("gateway            stopped", "AdPay is down.");
    assertThat(suite().running()).isEmpty();
  }

  @Test
  void upWhileItIsUpSaysSo() throws Exception {
    Process up = run("up");
    awaitOutput(up, "AdPay is up.");

    Process second = run("up");

    assertThat(exitCode(second)).isZero();
    assertThat(output(second)).contains("AdPay is up already, kept by pid " + up.pid());
    assertThat(suite().missing()).isEmpty();
  }

  @Test
  void downEndsTheUpOfAnotherTerminal() throws Exception {
    Process up = run("up");
    awaitOutput(up, "AdPay is up.");

    Process down = run("down");

    assertThat(exitCode(down)).isZero();
    assertThat(up.waitFor(1, TimeUnit.SECONDS)).isTrue();
    assertThat(suite().running()).isEmpty();
  }

  @Test
  void whatAKilledUpLeftTheNextOneEndsAndStartsAfresh() throws Exception {
    Process killed = run("up");
    awaitOutput(killed, "AdPay is up.");
    Long gateway = suite().status(Part.GATEWAY).pid();
    killed.destroyForcibly().waitFor();
    assertThat(suite().missing()).isEmpty();

    Process up = run("up", "--fresh");
    awaitOutput(up, "AdPay is up.");

    assertThat(output(up)).contains("An earlier run left mariadb, redis, channel-sandbox");
    assertThat(suite().status(Part.GATEWAY).pid()).isNotEqualTo(gateway);
    assertThat(suite().missing()).isEmpty();
  }

  @Test
  void everyCommandKnowsTheNodesThatUpStarted() throws Exception {
    Process up = run("up", "--nodes", "2");
    awaitOutput(up, "AdPay is up.");
    assertThat(output(up))
        .contains(suite().gateway() + ", http://localhost:" + ports.of(new Node(Part.GATEWAY, 2)));

    Process status = run("status");
    assertThat(exitCode(status)).isZero();
    assertThat(output(status).lines().filter(line -> line.endsWith(" healthy")))
        .hasSize(13)
        .anyMatch(line -> line.startsWith("order-service-2 "));

    Process kill = run("stop", "payment-service-2", "--kill");
    assertThat(exitCode(kill)).isZero();
    assertThat(suite().missing()).containsExactly(new Node(Part.PAYMENT_SERVICE, 2));
    assertThat(exitCode(run("start", "payment-service-2"))).isZero();
    assertThat(suite().missing()).isEmpty();
    Process logs = run("logs", "payment-service-2");
    assertThat(exitCode(logs)).isZero();
    assertThat(output(logs))
        .contains("listening on " + ports.of(new Node(Part.PAYMENT_SERVICE, 2)));

    Process more = run("up", "--nodes", "3");
    assertThat(exitCode(more)).isEqualTo(1);
    assertThat(output(more)).contains("It has 2 of each service");

    assertThat(exitCode(run("down"))).isZero();
    assertThat(suite().running()).isEmpty();
    assertThat(suite().nodesOfEachService()).isEqualTo(2);
  }

  @Test
  void whoSaysNothingOfNodesGetsOneOfEachAndNoneIsLeftOfMore() throws Exception {
    Process killed = run("up", "--nodes", "2");
    awaitOutput(killed, "AdPay is up.");
    killed.destroyForcibly().waitFor();

    Process up = run("up");
    awaitOutput(up, "AdPay is up.");

    assertThat(output(up)).contains("An earlier run left mariadb", "withdraw-service-2");
    assertThat(suite().running()).hasSize(8).allMatch(node -> node.number() == 1);
    assertThat(suite().status()).hasSize(8);
  }

  @Test
  void aTrainingEndsWithItsUp() throws Exception {
    StubJar.write(jar(Part.CHANNEL_SANDBOX, StubService.ENDLESS));
    Files.delete(jar(Part.CHANNEL_SANDBOX, "0"));
    Process up = run("up");
    awaitOutput(up, "The next start will be faster");
    DetachedProcess training = awaitTraining();

    up.destroy();

    assertThat(exitCode(up)).isEqualTo(SIGTERM_EXIT);
    await().untilAsserted(() -> assertThat(training.isAlive()).isFalse());
    assertThat(suite().home().trainingLog()).doesNotExist();
  }

  @Test
  void theTrainingOfAKilledUpIsEndedByDown() throws Exception {
    StubJar.write(jar(Part.CHANNEL_SANDBOX, StubService.ENDLESS));
    Files.delete(jar(Part.CHANNEL_SANDBOX, "0"));
    Process up = run("up");
    DetachedProcess training = awaitTraining();
    up.destroyForcibly().waitFor();
    assertThat(training.isAlive()).isTrue();

    assertThat(exitCode(run("down"))).isZero();

    await().untilAsserted(() -> assertThat(training.isAlive()).isFalse());
    assertThat(root.resolve(".adpay/training")).doesNotExist();
  }

  @Test
  void endedWhileItStartsItLeavesNothing() throws Exception {
    Process up = run("up");
    awaitOutput(up, "starting");

    up.destroy();

    assertThat(exitCode(up)).isEqualTo(SIGTERM_EXIT);
    assertThat(suite().running()).isEmpty();
  }

  @Test
  void upFailsWithTheLastWordsOfWhatCouldNotStart() throws Exception {
    Files.delete(jar(Part.ORDER_SERVICE, "0"));
    StubJar.write(jar(Part.ORDER_SERVICE, StubService.BROKEN));

    Process up = run("up");

    assertThat(exitCode(up)).isEqualTo(1);
    assertThat(output(up)).contains("order-service ended", "these are my last words");
    assertThat(suite().running()).isEmpty();
  }

  @Test
  void demoLeavesRunningWhatRanBeforeAndNothingElse() throws Exception {
    assertThat(exitCode(run("start", "redis"))).isZero();
    Long redis = suite().status(Part.REDIS).pid();

    Process demo = run("demo");

    // The stubs have no story to tell.
    assertThat(exitCode(demo)).isEqualTo(1);
    assertThat(output(demo)).contains("merchant-1001 recharges ¥3,000.00", "The demo FAILED.");
    assertThat(suite().running()).containsExactly(Node.first(Part.REDIS));
    assertThat(suite().status(Part.REDIS).pid()).isEqualTo(redis);
  }

  private DetachedProcess awaitTraining() {
    PidFile pidFile = new PidFile(root.resolve(".adpay/run/training.pid"));
    return await()
        .atMost(Duration.ofMinutes(2))
        .until(pidFile::findProcess, Optional::isPresent)
        .orElseThrow();
  }

  private Path jar(Part part, String version) {
    return root.resolve(part.label() + "/target/" + part.label() + "-" + version + ".jar");
  }

  private Suite suite() {
    return Suite.in(root.resolve(".adpay"), ports, root);
  }

  private Process run(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-Dadpay.root=" + root,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(root.resolve(commands.size() + ".out").toFile())
            .start();
    commands.add(process);
    return process;
  }

  private void awaitOutput(Process process, String text) {
    await().atMost(Duration.ofMinutes(2)).until(() -> output(process).contains(text));
  }

  private String output(Process process) {
    try {
      return Files.readString(root.resolve(commands.indexOf(process) + ".out"), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int exitCode(Process process) throws InterruptedException {
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }
}
