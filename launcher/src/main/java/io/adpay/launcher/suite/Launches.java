package io.adpay.launcher.suite;

import io.adpay.engines.process.Launch;
import io.adpay.engines.server.Binaries;
import io.adpay.engines.server.Engine;
import io.adpay.engines.server.MariaDbServer;
import io.adpay.engines.server.RedisServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How each node is started.
 *
 * @param home where its files are
 * @param ports where it listens
 * @param wiring how the nodes reach one another
 * @param each how many nodes of each service there are
 * @param settings what every node is told besides, as environment variables
 * @param binaries the unpacked database servers
 * @param jars the services' jars
 * @param java the program to run them with
 */
record Launches(
    Home home,
    Ports ports,
    Wiring wiring,
    int each,
    Map<String, String> settings,
    Path binaries,
    JarSource jars,
    Path java) {
  private static final int BUFFER_POOL_MEGABYTES = 192;

  /**
   * Prepares a node's files, which may take seconds, and says how to start it: from its cache, if
   * there is one.
   */
  Launch prepare(Node node) {
    return node.part().isEngine()
        ? engine(node.part()).prepare(home.pidFile(node), home.log(node))
        : service(node);
  }

  MariaDbServer mariaDb() {
    return new MariaDbServer(
        Binaries.in(binaries),
        home.data(Part.MARIADB),
        ports.of(Part.MARIADB),
        BUFFER_POOL_MEGABYTES);
  }

  RedisServer redis() {
    return new RedisServer(Binaries.in(binaries), home.data(Part.REDIS), ports.of(Part.REDIS));
  }

  private Engine engine(Part part) {
    return part == Part.MARIADB ? mariaDb() : redis();
  }

  private Launch service(Node node) {
    Path jar = jars.prepare(node.part().label());
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.add("-Xmx" + heapMegabytes(node.part()) + "m");
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            // Starting fast is worth more on a laptop than the last third of throughput.
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Duser.timezone=UTC",
            // Nothing reads it but people who look at the list of processes.
            "-Dadpay.node=" + node.label(),
            "-jar",
            jar.toString()));
    Map<String, String> environment =
        new TreeMap<>(new Environments(home, ports, wiring, each).of(node));
    environment.putAll(settings);
    List<String> fastest = StartCache.of(command).usedIfThere(command);
    return new Launch(fastest, environment, home.directory(), home.pidFile(node), home.log(node));
  }

  /** ShardingSphere's metadata and parsers take their share in order-service. */
  private static int heapMegabytes(Part part) {
    return part == Part.ORDER_SERVICE ? 384 : 256;
  }
}
