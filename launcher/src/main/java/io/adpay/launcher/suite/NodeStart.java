package io.adpay.launcher.suite;

import io.adpay.engines.process.Launch;
import io.adpay.engines.process.Patience;
import java.time.Duration;
import java.util.List;

/** Starts nodes and waits until they are healthy, for as long as it is not closed. */
final class NodeStart {
  private static final Duration START = Duration.ofMinutes(5);

  /** Asked a hundred times a second, a dozen JVMs would start slower for being asked. */
  private static final Duration HEALTH_PAUSE = Duration.ofMillis(200);

  private final Home home;
  private final Ports ports;
  private final Launches launches;
  private final Training training;
  private final Object spawning = new Object();
  private volatile boolean closing;

  NodeStart(Home home, Ports ports, Launches launches, Training training) {
    this.home = home;
    this.ports = ports;
    this.launches = launches;
    this.training = training;
  }

  /** Nothing more is started when this returns. */
  void close() {
    synchronized (spawning) {
      closing = true;
    }
  }

  /** Whether {@link #close()} was called. */
  boolean isClosing() {
    return closing;
  }

  /**
   * Starts a node unless it runs, and returns when it is healthy.
   *
   * @throws StartFailure when it does not become so, or this is closed
   */
  void bringUp(Node node, Progress progress) {
    NodeProcess process = new NodeProcess(home, node);
    List<String> command = List.of();
    if (process.find().isEmpty()) {
      progress.reached(node, Progress.Step.PREPARING);
      Launch launch = launches.prepare(node);
      // It would wait for the lock on its schema that a slow training run may hold for a while.
      training.interrupt();
      spawn(process, launch);
      training.add(node.part(), launch);
      command = launch.command();
      progress.reached(node, Progress.Step.STARTING);
    }
    if (!Patience.until(() -> process.find().isEmpty() || isHealthy(node), START, HEALTH_PAUSE)
        || process.find().isEmpty()) {
      if (closing || Thread.currentThread().isInterrupted()) {
        throw new StartFailure(node.label() + " was given up");
      }
      // A cache that went bad on the disk crashes the JVM; without it, the next start goes well.
      StartCache.usedBy(command).ifPresent(StartCache::forget);
      progress.reached(node, Progress.Step.FAILED);
      throw new StartFailure(
          node.label()
              + (process.find().isEmpty() ? " ended" : " did not become healthy")
              + ". Its last words ("
              + home.log(node)
              + "):\n"
              + process.lastLines());
    }
    if (node.part() == Part.MARIADB) {
      launches.mariaDb().createSchemas(Environments.SCHEMAS);
    }
    process.find().ifPresent(process::markHealthy);
    progress.reached(node, Progress.Step.HEALTHY);
  }

  private void spawn(NodeProcess process, Launch launch) {
    synchronized (spawning) {
      if (closing) {
        throw new StartFailure(process.node().label() + " was given up");
      }
      process.startUnlessRunning(launch);
    }
  }

  /** Whether a node can do its work now. */
  boolean isHealthy(Node node) {
    return switch (node.part()) {
      case MARIADB -> launches.mariaDb().answers();
      case REDIS -> launches.redis().answers();
      case CHANNEL_SANDBOX,
          GATEWAY,
          ORDER_SERVICE,
          PAYMENT_SERVICE,
          WALLET_SERVICE,
          WITHDRAW_SERVICE ->
          HealthProbe.isHealthy(ports.of(node));
    };
  }
}
