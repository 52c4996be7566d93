package io.adpay.launcher.suite;

import io.adpay.engines.process.Launch;
import io.adpay.engines.server.Binaries;
import io.adpay.engines.server.Engine;
import io.adpay.engines.server.MariaDbServer;
import io.adpay.engines.server.RedisServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How each part is started.
 *
 * @param home where its files are
 * @param ports where it listens
 * @param binaries the unpacked database servers
 * @param jars the services' jars
 * @param java the program to run them with
 */
record Launches(Home home, Ports ports, Path binaries, JarSource jars, Path java) {
  private static final int BUFFER_POOL_MEGABYTES = 192;

  /** Prepares a part's files, which may take seconds, and says how to start it. */
  Launch prepare(Part part) {
    return part.isEngine()
        ? engine(part).prepare(home.pidFile(part), home.log(part))
        : service(part);
  }

  MariaDbServer mariaDb() {
    return new MariaDbServer(
        Binaries.in(binaries), home.data(Part.MARIADB), ports.mariaDb(), BUFFER_POOL_MEGABYTES);
  }

  RedisServer redis() {
    return new RedisServer(Binaries.in(binaries), home.data(Part.REDIS), ports.redis());
  }

  private Engine engine(Part part) {
    return part == Part.MARIADB ? mariaDb() : redis();
  }

  private Launch service(Part part) {
    Path jar = jars.prepare(part.label());
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.add("-Xmx" + heapMegabytes(part) + "m");
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            // Starting fast is worth more on a laptop than the last third of throughput.
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Duser.timezone=UTC",
            // Nothing reads it but people who look at the list of processes.
            "-Dadpay.part=" + part.label(),
            "-jar",
            jar.toString()));
    return new Launch(
        command,
        new Environments(home, ports).of(part),
        home.directory(),
        home.pidFile(part),
        home.log(part));
  }

  /** ShardingSphere's metadata and parsers take their share in order-service. */
  private static int heapMegabytes(Part part) {
    return part == Part.ORDER_SERVICE ? 384 : 256;
  }
}
