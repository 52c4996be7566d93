package io.adpay.engines;

import io.adpay.engines.process.PidFile;
import io.adpay.engines.server.Directories;
import io.adpay.engines.server.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** A Redis process of this JVM. */
final class LocalRedis implements PrivateRedis {
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final RedisServer server;
  private final PidFile pidFile;
  private RunningEngine<RedisServer> running;

  LocalRedis(RunningEngine<RedisServer> running) {
    this.running = running;
    this.server = running.engine();
    this.pidFile = running.process().pidFile();
  }

  @Override
  public RedisAddress address() {
    return new RedisAddress("127.0.0.1", server.port());
  }

  @Override
  public synchronized void stop() {
    running.process().stop(GRACE);
  }

  @Override
  public synchronized void kill() {
    running.process().kill();
  }

  @Override
  public synchronized void start() {
    if (!running.process().isAlive()) {
      running = RunningEngine.start(server, pidFile, running.log());
    }
  }

  @Override
  public synchronized void startEmpty() {
    kill();
    forget();
    start();
  }

  @Override
  public synchronized void close() {
    kill();
    forget();
  }

  private void forget() {
    try {
      Directories.delete(server.directory());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
