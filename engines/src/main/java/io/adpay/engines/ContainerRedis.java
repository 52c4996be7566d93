package io.adpay.engines;

import io.adpay.engines.process.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A Redis in a container. What is stopped and killed is the server in it: a container that starts
 * again gets another port, and the address must stay.
 */
final class ContainerRedis implements PrivateRedis {
  private static final DockerImageName IMAGE = DockerImageName.parse("redis:7.4");
  private static final int PORT = 6379;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Runs the server whenever it does not run, except while the file says not to. */
  private static final String KEEP_RUNNING =
      """
      while true; do
        [ -e /tmp/stopped ] || redis-server --dir /data --appendonly yes --save ''
        sleep 0.1
      done
      """;

  private final GenericContainer<?> container;

  private ContainerRedis(GenericContainer<?> container) {
    this.container = container;
  }

  @SuppressWarnings("resource") // closed by close(), or by Testcontainers with the JVM
  static ContainerRedis launch() {
    GenericContainer<?> container =
        new GenericContainer<>(IMAGE)
            .withExposedPorts(PORT)
            .withCreateContainerCmdModifier(
                create -> create.withEntrypoint("sh", "-c", KEEP_RUNNING));
    container.start();
    ContainerRedis redis = new ContainerRedis(container);
    redis.awaitAnswer(true);
    return redis;
  }

  @Override
  public RedisAddress address() {
    return new RedisAddress(container.getHost(), container.getMappedPort(PORT));
  }

  @Override
  public void stop() {
    run("touch /tmp/stopped; redis-cli shutdown");
    awaitAnswer(false);
  }

  @Override
  public void kill() {
    run("touch /tmp/stopped; kill -9 $(pidof redis-server)");
    awaitAnswer(false);
  }

  @Override
  public void start() {
    run("rm -f /tmp/stopped");
    awaitAnswer(true);
  }

  @Override
  public void startEmpty() {
    kill();
    run("rm -rf /data/*");
    start();
  }

  @Override
  public void close() {
    container.close();
  }

  private void awaitAnswer(boolean expected) {
    if (!Patience.until(() -> run("redis-cli ping").contains("PONG") == expected, PATIENCE)) {
      throw new IllegalStateException("Redis in its container did not follow in time");
    }
  }

  private String run(String script) {
    List<String> command = List.of("sh", "-c", script);
    try {
      return container.execInContainer(command.toArray(String[]::new)).getStdout();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
