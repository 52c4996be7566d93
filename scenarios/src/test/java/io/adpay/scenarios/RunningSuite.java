package io.adpay.scenarios;

import io.adpay.chaos.run.Tempo;
import io.adpay.launcher.suite.Node;
import io.adpay.launcher.suite.NodeStatus;
import io.adpay.launcher.suite.Part;
import io.adpay.launcher.suite.Ports;
import io.adpay.launcher.suite.Progress;
import io.adpay.launcher.suite.Suite;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One suite on free ports for all scenarios of this JVM; it ends with the JVM. */
final class RunningSuite {

  private static final RunningSuite ONLY = new RunningSuite();

  private final Ports ports = Ports.free();
  private final Suite suite =
      Suite.in(Path.of("target", "suite").toAbsolutePath(), ports, Path.of("..").toAbsolutePath())
          .with(Tempo.QUICK);
  private final Buyer buyer = new Buyer(address(Part.CHANNEL_SANDBOX));
  private final Transfers transfers = new Transfers(address(Part.CHANNEL_SANDBOX));
  private final Operator operator = operator("operator");
  private final Platform platform = new Platform(client("platform"));

  private RunningSuite() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    suite.down(Progress.SILENT);
    suite.wipe();
    suite.up(Progress.SILENT);
  }

  private void end() {
    suite.down(Progress.SILENT);
  }

  static RunningSuite get() {
    return ONLY;
  }

  Buyer buyer() {
    return buyer;
  }

  Transfers transfers() {
    return transfers;
  }

  Platform platform() {
    return platform;
  }

  Operator operator(String name) {
    return new Operator(client(name));
  }

  Merchant merchant(int uid) {
    return new Merchant(address(Part.GATEWAY), uid);
  }

  TrafficOwner trafficOwner(int uid) {
    return new TrafficOwner(client("traffic-" + uid), uid);
  }

  URI address(Part part) {
    return URI.create("http://127.0.0.1:" + ports.of(part));
  }

  /** Ends a part by SIGKILL, also one that is paused. */
  void kill(Part part) {
    suite.kill(part);
  }

  /** Stops a part in the middle of whatever it does: it answers nobody, and is alive. */
  void pause(Part part) {
    suite.pause(Node.first(part));
  }

  /** Lets a part go on; one that is not paused goes on anyway. */
  void resume(Part part) {
    suite.resume(Node.first(part));
  }

  void resumeAll() {
    suite.running().forEach(suite::resume);
  }

  void start(Part part) {
    suite.start(part, Progress.SILENT);
  }

  void down() {
    suite.down(Progress.SILENT);
  }

  /** Starts every part that does not run, all at once. */
  void up() {
    suite.up(Progress.SILENT);
  }

  List<NodeStatus> status() {
    return suite.status();
  }

  Tables tables(String schema) {
    return new Tables(databaseUrl(schema));
  }

  /** Where a service's tables are: to plant a breach, to see where a step stands, to hold it up. */
  String databaseUrl(String schema) {
    return "jdbc:mariadb://127.0.0.1:" + ports.of(Part.MARIADB) + "/" + schema;
  }

  /** Takes everything that Redis holds. */
  void wipeRedis() {
    suite.flushRedis();
  }

  /** The ledger check over all services. */
  JsonNode check() {
    return operator.ledgerCheck();
  }

  private Client client(String name) {
    return new Client(address(Part.GATEWAY), name);
  }
}
