package io.adpay.launcher.suite;

import io.adpay.engines.process.DetachedProcess;
import io.adpay.engines.process.FreePort;
import io.adpay.engines.process.Launch;
import io.adpay.engines.process.Patience;
import io.adpay.engines.server.Directories;
import io.adpay.launcher.jar.ServiceJars;
import io.adpay.launcher.keys.KeyCeremony;
import io.adpay.launcher.port.PortOwner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The whole of AdPay on this machine: two database servers, the channel sandbox and five services,
 * each a process of its own that lives on when the JVM that started it does not. What runs is known
 * from the files in its home, so any number of these objects, in any number of JVMs, speak of the
 * same suite.
 */
public final class Suite {
  private static final Duration START = Duration.ofMinutes(5);

  private final Home home;
  private final Ports ports;
  private final Launches launches;
  private final Object spawning = new Object();
  private volatile boolean closing;

  Suite(Home home, Ports ports, Path binaries, JarSource jars) {
    this.home = home;
    this.ports = ports;
    this.launches = new Launches(home, ports, binaries, jars, java());
  }

  /**
   * The suite that is at home in a directory.
   *
   * @param home all its files: {@code .adpay} of the checkout, or any other for a suite beside it
   * @param ports where its parts listen
   * @param repositoryRoot the checkout, whose built jars it runs
   */
  public static Suite in(Path home, Ports ports, Path repositoryRoot) {
    Path shared = repositoryRoot.toAbsolutePath().normalize().resolve(".adpay");
    ServiceJars jars = new ServiceJars(repositoryRoot, java(), shared.resolve("jars"));
    return new Suite(new Home(home), ports, shared.resolve("engines"), jars::prepare);
  }

  /** Where its files are. */
  public Home home() {
    return home;
  }

  /** Where its parts listen. */
  public Ports ports() {
    return ports;
  }

  /** The gateway's address. */
  public URI gateway() {
    return URI.create(new Environments(home, ports).gatewayBase());
  }

  /** The channel sandbox's address. */
  public URI channelSandbox() {
    return URI.create(new Environments(home, ports).sandboxBase());
  }

  /**
   * Starts every part that does not run, and returns when all parts are healthy.
   *
   * @return the parts that were started
   * @throws StartFailure when a port is taken or a part does not become healthy; what this call
   *     started is stopped again
   */
  public Set<Part> up(Progress progress) {
    Set<Part> missing = missing();
    refuseTakenPorts(missing);
    new KeyCeremony(new SecureRandom()).holdUnlessHeld(home.keys());
    try {
      for (List<Part> group : Part.startOrder()) {
        Together.forEach(group, part -> bringUp(part, progress));
      }
    } catch (RuntimeException failure) {
      stop(missing, progress);
      throw failure;
    }
    return missing;
  }

  /**
   * Starts one part and returns when it is healthy; a part that is healthy already stays so.
   *
   * @throws StartFailure when its port is taken or it does not become healthy, and then it does not
   *     run
   */
  public void start(Part part, Progress progress) {
    Set<Part> missing = EnumSet.of(part);
    missing.removeAll(running());
    refuseTakenPorts(missing);
    new KeyCeremony(new SecureRandom()).holdUnlessHeld(home.keys());
    try {
      bringUp(part, progress);
    } catch (RuntimeException failure) {
      stop(missing, progress);
      throw failure;
    }
  }

  /** Ends one part in an orderly way; a stopped one stays stopped. */
  public void stop(Part part) {
    process(part).stop();
  }

  /** Ends one part by SIGKILL. */
  public void kill(Part part) {
    process(part).kill();
  }

  /** Ends these parts, each after those that need it. */
  public void stop(Collection<Part> parts, Progress progress) {
    for (List<Part> group : Part.stopOrder()) {
      List<Part> running =
          group.stream()
              .filter(parts::contains)
              .filter(part -> process(part).find().isPresent())
              .toList();
      Together.forEach(
          running,
          part -> {
            progress.reached(part, Progress.Step.STOPPING);
            process(part).stop();
            progress.reached(part, Progress.Step.STOPPED);
          });
    }
  }

  /** Ends every part. */
  public void down(Progress progress) {
    stop(EnumSet.allOf(Part.class), progress);
  }

  /** Lets this object start nothing more: for a JVM that is about to end and takes parts down. */
  public void close() {
    synchronized (spawning) {
      closing = true;
    }
  }

  /** Whether {@link #close()} was called. */
  public boolean isClosing() {
    return closing;
  }

  /** The parts that don't run. */
  public Set<Part> missing() {
    Set<Part> missing = EnumSet.allOf(Part.class);
    missing.removeAll(running());
    return missing;
  }

  /** The parts that run, healthy or not. */
  public Set<Part> running() {
    return Arrays.stream(Part.values())
        .filter(part -> process(part).find().isPresent())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
  }

  /** How every part is, in the order of {@link Part}. */
  public List<PartStatus> status() {
    return Arrays.stream(Part.values()).parallel().map(this::status).toList();
  }

  /** How one part is. */
  public PartStatus status(Part part) {
    PartProcess process = process(part);
    return process
        .find()
        .map(found -> new PartStatus(part, found.pid(), ports.of(part), state(process, found)))
        .orElseGet(() -> new PartStatus(part, null, ports.of(part), State.STOPPED));
  }

  /**
   * Forgets all data of a suite of which nothing runs. The keys stay, and with them the tokens.
   *
   * @throws IllegalStateException when something runs
   */
  public void wipe() {
    if (!running().isEmpty()) {
      throw new IllegalStateException("still running: " + running());
    }
    try {
      Directories.delete(home.data());
    } catch (IOException e) {
      throw new UncheckedIOException("could not wipe " + home.data(), e);
    }
  }

  private void bringUp(Part part, Progress progress) {
    PartProcess process = process(part);
    if (process.find().isEmpty()) {
      progress.reached(part, Progress.Step.PREPARING);
      spawn(process, launches.prepare(part));
      progress.reached(part, Progress.Step.STARTING);
    }
    if (!Patience.until(() -> process.find().isEmpty() || isHealthy(part), START)
        || process.find().isEmpty()) {
      if (closing || Thread.currentThread().isInterrupted()) {
        throw new StartFailure(part.label() + " was given up");
      }
      progress.reached(part, Progress.Step.FAILED);
      throw new StartFailure(
          part.label()
              + (process.find().isEmpty() ? " ended" : " did not become healthy")
              + ". Its last words ("
              + home.log(part)
              + "):\n"
              + process.lastLines());
    }
    if (part == Part.MARIADB) {
      launches.mariaDb().createSchemas(Environments.SCHEMAS);
    }
    process.find().ifPresent(process::markHealthy);
    progress.reached(part, Progress.Step.HEALTHY);
  }

  private void spawn(PartProcess process, Launch launch) {
    synchronized (spawning) {
      if (closing) {
        throw new StartFailure(process.part().label() + " was given up");
      }
      process.startUnlessRunning(launch);
    }
  }

  private void refuseTakenPorts(Set<Part> parts) {
    String taken =
        parts.stream()
            .filter(part -> !FreePort.isFree(ports.of(part)))
            .map(
                part ->
                    "Port %d of %s is taken by %s."
                        .formatted(
                            ports.of(part),
                            part.label(),
                            PortOwner.of(ports.of(part))
                                .map(PortOwner::toString)
                                .orElse("a process that the system does not tell")))
            .collect(Collectors.joining("\n"));
    if (!taken.isEmpty()) {
      throw new StartFailure(
          taken + "\nEnd it, or give the part another port in " + home.ports() + ".");
    }
  }

  private State state(PartProcess process, DetachedProcess found) {
    if (isHealthy(process.part())) {
      process.markHealthy(found);
      return State.HEALTHY;
    }
    return process.wasHealthy(found) ? State.UNHEALTHY : State.STARTING;
  }

  private boolean isHealthy(Part part) {
    return switch (part) {
      case MARIADB -> launches.mariaDb().answers();
      case REDIS -> launches.redis().answers();
      case CHANNEL_SANDBOX,
          GATEWAY,
          ORDER_SERVICE,
          PAYMENT_SERVICE,
          WALLET_SERVICE,
          WITHDRAW_SERVICE ->
          HealthProbe.isHealthy(ports.of(part));
    };
  }

  private PartProcess process(Part part) {
    return new PartProcess(home, part);
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }
}
