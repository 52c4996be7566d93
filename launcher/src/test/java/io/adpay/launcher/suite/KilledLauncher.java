package io.adpay.launcher.suite;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** A JVM that keeps a suite up, as {@code adpay up} does, until it is killed. */
final class KilledLauncher {
  private KilledLauncher() {}

  public static void main(String[] arguments) throws InterruptedException {
    Path home = Path.of(arguments[0]);
    try (Keeper _ = Keeper.become(new Home(home)).orElseThrow()) {
      StubSuite.in(home, Ports.from(home.resolve("ports.properties")), Set.of())
          .up(Progress.SILENT);
      System.out.println("up");
      new CountDownLatch(1).await();
    }
  }
}
