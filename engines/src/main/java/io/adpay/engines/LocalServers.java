package io.adpay.engines;

import io.adpay.engines.process.PidFile;
import io.adpay.engines.server.Binaries;
import io.adpay.engines.server.MariaDbServer;
import io.adpay.engines.server.RedisServer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Child processes of this JVM, on free ports. Redis is started only when somebody asks for it. */
final class LocalServers implements Servers {
  private static final int BUFFER_POOL_MEGABYTES = 128;

  private final Path directory;
  private final Binaries binaries;
  private final MariaDbServer mariaDb;
  private final AtomicInteger redisCount = new AtomicInteger();
  private @Nullable LocalRedis sharedRedis;

  private LocalServers(Path directory, Binaries binaries, MariaDbServer mariaDb) {
    this.directory = directory;
    this.binaries = binaries;
    this.mariaDb = mariaDb;
  }

  static LocalServers start() {
    Path directory =
        Reaper.directoryOfThisJvm(Checkout.module().resolve("target").resolve("engines"));
    Binaries binaries = Binaries.in(Checkout.sharedBinaries());
    MariaDbServer mariaDb =
        RunningEngine.onFreePort(
                port ->
                    new MariaDbServer(
                        binaries, directory.resolve("mariadb"), port, BUFFER_POOL_MEGABYTES),
                new PidFile(directory.resolve("mariadb.pid")),
                directory.resolve("mariadb.log"))
            .engine();
    return new LocalServers(directory, binaries, mariaDb);
  }

  @Override
  public String url(String schema) {
    return mariaDb.url(schema);
  }

  @Override
  public String serverUrl() {
    return mariaDb.url("");
  }

  @Override
  public synchronized RedisAddress redis() {
    if (sharedRedis == null) {
      sharedRedis = newRedis();
    }
    return sharedRedis.address();
  }

  @Override
  public PrivateRedis startPrivateRedis() {
    return newRedis();
  }

  private LocalRedis newRedis() {
    String name = "redis-" + redisCount.incrementAndGet();
    return new LocalRedis(
        RunningEngine.onFreePort(
            port -> new RedisServer(binaries, directory.resolve(name), port),
            new PidFile(directory.resolve(name + ".pid")),
            directory.resolve(name + ".log")));
  }
}
