package io.adpay.launcher.command;

import io.adpay.launcher.jar.ServiceJars;
import io.adpay.launcher.suite.Node;
import io.adpay.launcher.suite.Part;
import io.adpay.launcher.suite.Ports;
import io.adpay.launcher.suite.StartFailure;
import io.adpay.launcher.suite.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of {@code ./adpay}. */
@Command(
    name = "adpay",
    description = "The whole of AdPay on this machine.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {
  private static final String SERVICE =
      "mariadb, redis, channel-sandbox, gateway, order-service, payment-service, wallet-service"
          + " or withdraw-service; of several nodes the others are payment-service-2 and so on";

  private final Suite suite;
  private final Console console;

  Main(Suite suite, Console console) {
    this.suite = suite;
    this.console = console;
  }

  /**
   * Called by the script.
   *
   * @param arguments what the person typed
   */
  public static void main(String[] arguments) {
    Path root = Path.of(System.getProperty("adpay.root", "")).toAbsolutePath();
    Path home =
        Path.of(System.getenv().getOrDefault("ADPAY_HOME", root.resolve(".adpay").toString()));
    Suite suite = Suite.in(home, Ports.from(home.resolve("ports.properties")), root);
    CommandLine commandLine = commandLine(new Main(suite, Console.system()));
    ServiceLoader.load(FurtherCommand.class)
        .forEach(further -> commandLine.addSubcommand(further.in(root, home)));
    System.exit(commandLine.execute(arguments));
  }

  static CommandLine commandLine(Main main) {
    return new CommandLine(main)
        .registerConverter(Node.class, Main::node)
        .setExecutionExceptionHandler(main::explain);
  }

  @Override
  public void run() {
    CommandLine.usage(this, console.out());
  }

  @Command(name = "up", description = "Start everything, and keep it up until Ctrl-C.")
  int up(
      @Option(names = "--fresh", description = "Wipe all data before.") boolean fresh,
      @Option(
              names = "--nodes",
              paramLabel = "N",
              description = "How many nodes of the gateway and of each service: 1 to 4, else 1.")
          @Nullable Integer nodes) {
    if (nodes != null && (nodes < 1 || nodes > Node.MOST)) {
      console.complain("There can be 1 to " + Node.MOST + " nodes of each service.");
      return CommandLine.ExitCode.USAGE;
    }
    return new BringUp(suite, console).run(fresh, nodes);
  }

  @Command(
      name = "demo",
      description = "Send money all the way round, on a suite that is started if need be.")
  int demo() {
    return new PlayDemo(suite, console).run();
  }

  @Command(name = "status", description = "How every service is.")
  int status(@Option(names = "--json", description = "For programs.") boolean json) {
    return new ShowStatus(suite, console).run(json);
  }

  @Command(name = "stop", description = "End one service.")
  int stop(
      @Parameters(paramLabel = "SERVICE", description = SERVICE) Node node,
      @Option(names = "--kill", description = "By SIGKILL.") boolean kill) {
    if (!suite.running().contains(node)) {
      console.say(node.label() + " does not run.");
      return 0;
    }
    if (kill) {
      suite.kill(node);
    } else {
      suite.stop(node);
    }
    console.say(node.label() + (kill ? " is killed." : " is stopped."));
    return 0;
  }

  @Command(name = "start", description = "Start one service, and return when it is healthy.")
  int start(@Parameters(paramLabel = "SERVICE", description = SERVICE) Node node) {
    console.showing(progress -> suite.start(node, progress));
    return 0;
  }

  @Command(name = "logs", description = "Print the log of one service.")
  int logs(@Parameters(paramLabel = "SERVICE", description = SERVICE) Node node)
      throws IOException {
    Path log = suite.home().log(node);
    if (!Files.exists(log)) {
      console.complain(node.label() + " has no log: it was never started.");
      return 1;
    }
    Files.copy(log, console.out());
    console.out().flush();
    return 0;
  }

  @Command(name = "check", description = "Check every invariant of the ledger.")
  int check() {
    return new CheckLedger(suite, console).run();
  }

  @Command(name = "down", description = "End everything.")
  int down() {
    return new TakeDown(suite, console).run();
  }

  private static Node node(String label) {
    return Node.labelled(label)
        .orElseThrow(
            () ->
                new CommandLine.TypeConversionException(
                    "there is no service '%s', but %s, and of several nodes payment-service-2 and the like"
                        .formatted(
                            label,
                            Arrays.stream(Part.values())
                                .map(Part::label)
                                .collect(Collectors.joining(", ")))));
  }

  /** What a person can act on is said in a sentence; anything else shows where it came from. */
  private int explain(Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
    if (failure instanceof StartFailure
        || failure instanceof ServiceJars.NotBuiltException
        || failure instanceof UnsupportedOperationException) {
      console.complain(String.valueOf(failure.getMessage()));
    } else {
      failure.printStackTrace(console.err());
    }
    return 1;
  }
}
