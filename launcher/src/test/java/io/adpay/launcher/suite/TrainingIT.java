package io.adpay.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.adpay.engines.process.DetachedProcess;
import io.adpay.engines.process.PidFile;
import io.adpay.launcher.InTarget;
import io.adpay.launcher.stub.StubService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training runs of stub services, by JVMs that make real caches. */
class TrainingIT {
  @TempDir(factory = InTarget.class)
  Path home;

  private final Ports ports = Ports.free();

  @AfterEach
  void end() {
    suite().training().end();
    suite().running().forEach(suite()::kill);
  }

  @Test
  void theNextStartIsFromTheCacheAndNeedsNoTraining() throws IOException {
    train(suite(), Part.WALLET_SERVICE);
    assertThat(log()).singleElement().asString().startsWith("wallet-service: cache made in ");
    assertThat(home.resolve("training")).doesNotExist();

    Suite next = suite();
    next.start(Part.WALLET_SERVICE, Progress.SILENT);

    assertThat(commandOf(Part.WALLET_SERVICE)).contains("-XX:AOTCache=" + onlyCache());
    assertThat(next.training().isNeeded()).isFalse();
  }

  @Test
  void onlyPartsWithoutACacheAreTrained() throws IOException {
    train(suite(), Part.WALLET_SERVICE);

    Suite next = suite();
    next.start(Part.WALLET_SERVICE, Progress.SILENT);
    next.start(Part.GATEWAY, Progress.SILENT);
    next.start(Part.REDIS, Progress.SILENT);
    next.training().run();

    assertThat(log())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("wallet-service: cache made"),
            second -> assertThat(second).startsWith("gateway: cache made"));
  }

  @Test
  void theNodesOfAServiceShareItsCache() throws IOException {
    train(suite(), Part.WALLET_SERVICE);
    Node second = new Node(Part.WALLET_SERVICE, 2);

    Suite two = StubSuite.in(home, Ports.free(), 2, Set.of());
    two.start(second, Progress.SILENT);

    assertThat(commandOf(two, second)).contains("-XX:AOTCache=" + onlyCache());
    assertThat(two.training().isNeeded()).isFalse();
    two.kill(second);
  }

  @Test
  void aCacheThatWasCutShortCostsTheSpeedAlone() throws IOException {
    train(suite(), Part.WALLET_SERVICE);
    try (FileChannel cache = FileChannel.open(onlyCache(), StandardOpenOption.WRITE)) {
      cache.truncate(cache.size() / 2);
    }

    suite().start(Part.WALLET_SERVICE, Progress.SILENT);

    assertThat(commandOf(Part.WALLET_SERVICE)).contains("-XX:AOTCache=" + onlyCache());
    assertThat(suite().home().log(Node.first(Part.WALLET_SERVICE)))
        .content()
        .isEqualTo("listening on " + ports.of(Part.WALLET_SERVICE) + "\n");
  }

  @Test
  void aCacheOfWhichTheJvmDiesIsUsedOnce() throws IOException {
    train(suite(), Part.WALLET_SERVICE);
    try (FileChannel cache = FileChannel.open(onlyCache(), StandardOpenOption.WRITE)) {
      byte[] nothing = new byte[Math.toIntExact(cache.size() / 2)];
      cache.write(ByteBuffer.wrap(nothing), cache.size() / 4);
    }

    assertThatThrownBy(() -> suite().start(Part.WALLET_SERVICE, Progress.SILENT))
        .hasMessageContaining("wallet-service ended");
    suite().start(Part.WALLET_SERVICE, Progress.SILENT);

    assertThat(suite().status(Part.WALLET_SERVICE).state()).isEqualTo(State.HEALTHY);
  }

  @Test
  void aTrainingThatFailsIsToldInALineAndNotTriedAgain() throws IOException {
    Suite suite =
        StubSuite.in(home, ports, 1, StubService.UNTRAINABLE, EnumSet.of(Part.WALLET_SERVICE));

    train(suite, Part.WALLET_SERVICE);
    suite.training().run();

    assertThat(log())
        .containsExactly(
            "wallet-service: no cache could be made: the exit code was 1, its words are in "
                + home.resolve("logs/training.log"));
    assertThat(files("wallet-service")).containsExactly("wallet-service-untrainable.jar");
    assertThat(home.resolve("training")).doesNotExist();
  }

  @Test
  void aClosedSuiteEndsItsTrainingAtOnceAndSaysNothing() throws Exception {
    Suite suite = StubSuite.in(home, ports, 1, StubService.ENDLESS, EnumSet.of(Part.GATEWAY));
    suite.start(Part.GATEWAY, Progress.SILENT);
    suite.start(Part.WALLET_SERVICE, Progress.SILENT);
    Thread thread = Thread.startVirtualThread(suite.training()::run);
    DetachedProcess training = await().until(this::training, Optional::isPresent).orElseThrow();

    suite.close();

    await().until(() -> !training.isAlive());
    thread.join();
    assertThat(training()).isEmpty();
    assertThat(home.resolve("training")).doesNotExist();
    assertThat(home.resolve("logs/caches.log")).doesNotExist();
    assertThat(files("wallet-service")).containsExactly("wallet-service.jar");
  }

  @Test
  void aStartEndsTheTrainingRunInItsWayAndNoMore() throws Exception {
    Suite suite = StubSuite.in(home, ports, 1, StubService.ENDLESS, EnumSet.of(Part.GATEWAY));
    suite.start(Part.GATEWAY, Progress.SILENT);
    suite.start(Part.WALLET_SERVICE, Progress.SILENT);
    Thread thread = Thread.startVirtualThread(suite.training()::run);
    await().until(this::training, Optional::isPresent);

    suite().start(Part.ORDER_SERVICE, Progress.SILENT);

    thread.join();
    assertThat(log())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("gateway: no cache could be made"),
            second -> assertThat(second).startsWith("wallet-service: cache made"));
  }

  private void train(Suite suite, Part part) {
    suite.start(part, Progress.SILENT);
    assertThat(suite.training().isNeeded()).isTrue();
    suite.training().run();
    assertThat(suite.training().isNeeded()).isFalse();
    suite.stop(part);
  }

  private Optional<DetachedProcess> training() {
    return new PidFile(home.resolve("run/training.pid")).findProcess();
  }

  private List<String> log() throws IOException {
    return Files.readAllLines(home.resolve("logs/caches.log"));
  }

  private List<String> commandOf(Part part) {
    return commandOf(suite(), Node.first(part));
  }

  private static List<String> commandOf(Suite suite, Node node) {
    return Optional.ofNullable(suite.status(node).pid())
        .flatMap(ProcessHandle::of)
        .flatMap(process -> process.info().arguments())
        .map(List::of)
        .orElseThrow();
  }

  private Path onlyCache() throws IOException {
    return files("wallet-service").stream()
        .filter(name -> name.endsWith(".aot"))
        .map(name -> home.resolve("jars/wallet-service").resolve(name))
        .reduce(
            (one, other) -> {
              throw new AssertionError("two caches");
            })
        .orElseThrow();
  }

  private List<String> files(String module) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("jars").resolve(module))) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }

  private Suite suite() {
    return StubSuite.in(home, ports, Set.of());
  }
}
