package io.adpay.scenarios;

import io.adpay.launcher.suite.Part;
import io.adpay.launcher.suite.PartStatus;
import io.adpay.launcher.suite.Ports;
import io.adpay.launcher.suite.Progress;
import io.adpay.launcher.suite.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One suite on free ports for all scenarios of this JVM; it ends with the JVM. */
final class RunningSuite {

  private static final RunningSuite ONLY = new RunningSuite();

  private final Ports ports = Ports.free();
  private final Suite suite =
      Suite.in(Path.of("target", "suite").toAbsolutePath(), ports, Path.of("..").toAbsolutePath());
  private final Buyer buyer = new Buyer(address(Part.CHANNEL_SANDBOX));
  private final Client operator = new Client(address(Part.GATEWAY), "operator");

  private RunningSuite() {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> suite.down(Progress.SILENT)));
    suite.down(Progress.SILENT);
    suite.wipe();
    suite.up(Progress.SILENT);
  }

  static RunningSuite get() {
    return ONLY;
  }

  Buyer buyer() {
    return buyer;
  }

  Merchant merchant(int uid) {
    return new Merchant(address(Part.GATEWAY), uid);
  }

  URI address(Part part) {
    return URI.create("http://127.0.0.1:" + ports.of(part));
  }

  void kill(Part part) {
    suite.kill(part);
  }

  void start(Part part) {
    suite.start(part, Progress.SILENT);
  }

  void down() {
    suite.down(Progress.SILENT);
  }

  void up() {
    suite.up(Progress.SILENT);
  }

  List<PartStatus> status() {
    return suite.status();
  }

  /** Where a service's tables are: to plant a breach, and for nothing else. */
  String databaseUrl(String schema) {
    return "jdbc:mariadb://127.0.0.1:" + ports.of(Part.MARIADB) + "/" + schema;
  }

  /** Takes everything that Redis holds. */
  void wipeRedis() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), ports.of(Part.REDIS))) {
      socket.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(5);
      if (!new String(answer, StandardCharsets.US_ASCII).startsWith("+OK")) {
        throw new IllegalStateException(
            "Redis said " + new String(answer, StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The ledger check over all services. */
  JsonNode check() {
    return operator.read("/api/v1/ops/ledger/check");
  }
}
