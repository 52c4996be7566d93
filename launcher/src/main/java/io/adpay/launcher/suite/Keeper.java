package io.adpay.launcher.suite;

import io.adpay.engines.process.DetachedProcess;
import io.adpay.engines.process.PidFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The one command that keeps a suite up and will take it down. The lock is the system's: it is free
 * again when its holder dies, by whatever death.
 */
public final class Keeper implements AutoCloseable {
  private final FileChannel channel;
  private final FileLock lock;
  private final PidFile pidFile;

  private Keeper(FileChannel channel, FileLock lock, PidFile pidFile) {
    this.channel = channel;
    this.lock = lock;
    this.pidFile = pidFile;
  }

  /** Makes this JVM the keeper; empty if another one is. */
  public static Optional<Keeper> become(Home home) {
    try {
      Files.createDirectories(home.run());
      FileChannel channel =
          FileChannel.open(
              home.run().resolve("keeper.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
      PidFile pidFile = pidFile(home);
      pidFile.registerThisJvm();
      return Optional.of(new Keeper(channel, lock, pidFile));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process that is the keeper now. */
  public static Optional<DetachedProcess> current(Home home) {
    return pidFile(home).findProcess();
  }

  @Override
  public void close() {
    if (!lock.isValid()) {
      return;
    }
    try {
      pidFile.delete();
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PidFile pidFile(Home home) {
    Path path = home.run().resolve("keeper.pid");
    return new PidFile(path);
  }
}
