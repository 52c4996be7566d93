package io.adpay.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.launcher.InTarget;
import io.adpay.launcher.suite.Ports;
import io.adpay.launcher.suite.Suite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command line on a suite of which nothing runs. */
class MainTest {
  @TempDir(factory = InTarget.class)
  Path home;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void statusAsJsonNamesEveryServiceInItsOrder() {
    assertThat(run("status", "--json")).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8).strip())
        .isEqualTo(
            """
            [{"name":"mariadb","pid":null,"port":13306,"state":"stopped"},\
            {"name":"redis","pid":null,"port":16379,"state":"stopped"},\
            {"name":"channel-sandbox","pid":null,"port":8090,"state":"stopped"},\
            {"name":"gateway","pid":null,"port":8080,"state":"stopped"},\
            {"name":"order-service","pid":null,"port":8081,"state":"stopped"},\
            {"name":"payment-service","pid":null,"port":8082,"state":"stopped"},\
            {"name":"wallet-service","pid":null,"port":8083,"state":"stopped"},\
            {"name":"withdraw-service","pid":null,"port":8084,"state":"stopped"}]""");
  }

  @Test
  void statusForPeopleIsATable() {
    assertThat(run("status")).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .hasSize(9)
        .startsWith("NAME              PID  PORT   STATE")
        .contains("gateway           -    8080   stopped");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop", "start", "logs"})
  void aServiceThatThereIsNotIsRefusedWithTheOnesThereAre(String command) {
    assertThat(run(command, "walet-service")).isEqualTo(2);

    assertThat(err.toString(StandardCharsets.UTF_8)).contains("walet-service", "wallet-service");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "5", "two"})
  void aServiceHasOneToFourNodes(String nodes) {
    assertThat(run("up", "--nodes", nodes)).isEqualTo(2);
  }

  @Test
  void aNodeThatTheSuiteHasNotIsNotStarted() {
    assertThat(run("start", "payment-service-2")).isEqualTo(1);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("payment-service-2 is not one of this suite", "./adpay up --nodes 2");
  }

  @Test
  void statusNamesTheNodesThatTheSuiteHadLast() throws IOException {
    Files.writeString(home.resolve("nodes"), "2");

    assertThat(run("status")).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .hasSize(14)
        .contains("gateway-2           -    8180   stopped");
  }

  @Test
  void anUnknownCommandIsRefused() {
    assertThat(run("upp")).isEqualTo(2);
  }

  @Test
  void noCommandExplainsThemAll() {
    assertThat(run()).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("up", "demo", "status", "stop", "start", "logs", "check", "down");
  }

  @Test
  void whatDoesNotRunIsStoppedAlready() {
    assertThat(run("stop", "redis", "--kill")).isZero();
    assertThat(run("down")).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("redis does not run.", "Nothing was up.");
  }

  @Test
  void aLogIsPrintedAsItIs() throws IOException {
    assertThat(run("logs", "gateway")).isEqualTo(1);
    Files.createDirectories(home.resolve("logs"));
    Files.writeString(home.resolve("logs/gateway.log"), "one\ntwo\n");

    assertThat(run("logs", "gateway")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("one\ntwo\n");
  }

  @Test
  void aCheckThatNobodyAnswersIsNotPassed() {
    Suite suite = Suite.in(home, Ports.free(), home);

    assertThat(run(suite, "check")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("could not be checked");
  }

  private int run(String... arguments) {
    return run(Suite.in(home, Ports.standard(), home), arguments);
  }

  private int run(Suite suite, String... arguments) {
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    Console console =
        new Console(new PrintStream(out, true, StandardCharsets.UTF_8), errors, false);
    CommandLine commandLine = Main.commandLine(new Main(suite, console));
    return commandLine
        .setErr(new PrintWriter(errors, true, StandardCharsets.UTF_8))
        .execute(arguments);
  }
}
