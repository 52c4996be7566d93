package io.adpay.launcher.suite;

import io.adpay.engines.process.DetachedProcess;
import io.adpay.engines.process.Launch;
import io.adpay.engines.server.Directories;
import io.adpay.launcher.jar.ServiceJars;
import io.adpay.launcher.keys.KeyCeremony;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The whole of AdPay on this machine: two database servers, the channel sandbox and five services,
 * of which there may be several nodes each. Every node is a process of its own that lives on when
 * the JVM that started it does not. What runs is known from the files in its home, so any number of
 * these objects, in any number of JVMs, speak of the same suite.
 */
public final class Suite {
  private final Home home;
  private final Ports ports;
  private final Wiring wiring;
  private final int each;
  private final Map<String, String> settings;
  private final Path binaries;
  private final JarSource jars;
  private final Function<Launch, DetachedProcess> trainer;
  private final Launches launches;
  private final Training training;
  private final NodeStart start;

  Suite(
      Home home,
      Ports ports,
      Wiring wiring,
      int each,
      Path binaries,
      JarSource jars,
      Function<Launch, DetachedProcess> trainer) {
    this(home, ports, wiring, each, Map.of(), binaries, jars, trainer);
  }

  private Suite(
      Home home,
      Ports ports,
      Wiring wiring,
      int each,
      Map<String, String> settings,
      Path binaries,
      JarSource jars,
      Function<Launch, DetachedProcess> trainer) {
    this.home = home;
    this.ports = ports;
    this.wiring = wiring;
    this.each = NodeCount.checked(each);
    this.settings = Map.copyOf(settings);
    this.binaries = binaries;
    this.jars = jars;
    this.trainer = trainer;
    this.training = new Training(home, trainer);
    this.launches =
        new Launches(home, ports, wiring, each, settings, binaries, new OneAtATime(jars), java());
    this.start = new NodeStart(home, ports, launches, training);
  }

  /**
   * The suite that is at home in a directory, with as many nodes as it was started with last, or
   * one of each service.
   *
   * @param home all its files: {@code .adpay} of the checkout, or any other for a suite beside it
   * @param ports where its nodes listen
   * @param repositoryRoot the checkout, whose built jars it runs
   */
  public static Suite in(Path home, Ports ports, Path repositoryRoot) {
    return in(home, ports, repositoryRoot, new NodeCount(new Home(home)).remembered());
  }

  /**
   * The suite that is at home in a directory.
   *
   * @param home all its files
   * @param ports where its nodes listen
   * @param repositoryRoot the checkout, whose built jars it runs
   * @param nodesOfEachService how many, from 1 to {@link Node#MOST}
   */
  public static Suite in(Path home, Ports ports, Path repositoryRoot, int nodesOfEachService) {
    Path shared = repositoryRoot.toAbsolutePath().normalize().resolve(".adpay");
    ServiceJars jars = new ServiceJars(repositoryRoot, java(), shared.resolve("jars"));
    return new Suite(
        new Home(home),
        ports,
        Wiring.direct(ports),
        nodesOfEachService,
        shared.resolve("engines"),
        jars::prepare,
        DetachedProcess::startAside);
  }

  /** The same suite with another number of nodes of each service. */
  public Suite with(int nodesOfEachService) {
    return new Suite(home, ports, wiring, nodesOfEachService, settings, binaries, jars, trainer);
  }

  /** The same suite, whose nodes reach one another in another way from their next start on. */
  public Suite with(Wiring others) {
    return new Suite(home, ports, others, each, settings, binaries, jars, trainer);
  }

  /**
   * The same suite, whose nodes have these settings besides from their next start on.
   *
   * @param others as environment variables; they count before what the suite would say itself
   */
  public Suite with(Map<String, String> others) {
    return new Suite(home, ports, wiring, each, others, binaries, jars, trainer);
  }

  /** Where its files are. */
  public Home home() {
    return home;
  }

  /** Where its nodes listen. */
  public Ports ports() {
    return ports;
  }

  /** How many nodes of each service it has. */
  public int nodesOfEachService() {
    return each;
  }

  /** All its nodes, as people list them. */
  public List<Node> nodes() {
    return Node.all(each);
  }

  /** The address of a JVM. */
  public URI address(Node node) {
    return URI.create("http://localhost:" + ports.of(node));
  }

  /** The address of a gateway: the first that runs, or where the first would be. */
  public URI gateway() {
    return address(
        running().stream()
            .filter(node -> node.part() == Part.GATEWAY)
            .findFirst()
            .orElse(Node.first(Part.GATEWAY)));
  }

  /** The channel sandbox's address. */
  public URI channelSandbox() {
    return address(Node.first(Part.CHANNEL_SANDBOX));
  }

  /**
   * Starts every node that does not run, and returns when all nodes are healthy.
   *
   * @return the nodes that were started
   * @throws StartFailure when a port is taken or a node does not become healthy; what this call
   *     started is stopped again
   */
  public Set<Node> up(Progress progress) {
    Set<Node> missing = missing();
    new TakenPorts(home, ports).refuse(missing);
    new NodeCount(home).remember(each);
    new KeyCeremony(new SecureRandom()).holdUnlessHeld(home.keys());
    try {
      for (List<Part> group : Part.startOrder()) {
        Together.forEach(
            nodes().stream().filter(node -> group.contains(node.part())).toList(),
            node -> start.bringUp(node, progress));
      }
    } catch (RuntimeException failure) {
      stop(missing, progress);
      throw failure;
    }
    return missing;
  }

  /**
   * Starts one node and returns when it is healthy; a node that is healthy already stays so.
   *
   * @throws StartFailure when the suite has no such node, when its port is taken or it does not
   *     become healthy, and then it does not run
   */
  public void start(Node node, Progress progress) {
    refuseStranger(node);
    Set<Node> missing = new TreeSet<>(Set.of(node));
    missing.removeAll(running());
    new TakenPorts(home, ports).refuse(missing);
    new KeyCeremony(new SecureRandom()).holdUnlessHeld(home.keys());
    try {
      start.bringUp(node, progress);
    } catch (RuntimeException failure) {
      stop(missing, progress);
      throw failure;
    }
  }

  /** Starts the first node of a part. */
  public void start(Part part, Progress progress) {
    start(Node.first(part), progress);
  }

  /** Ends one node in an orderly way, also one that is paused; a stopped one stays stopped. */
  public void stop(Node node) {
    process(node).stop();
  }

  /** Ends the first node of a part in an orderly way. */
  public void stop(Part part) {
    stop(Node.first(part));
  }

  /** Ends one node by SIGKILL, also one that is paused. */
  public void kill(Node node) {
    process(node).kill();
  }

  /** Ends the first node of a part by SIGKILL. */
  public void kill(Part part) {
    kill(Node.first(part));
  }

  /**
   * Stops a node in the middle of whatever it does (SIGSTOP): it answers nobody, and is alive. One
   * that does not run stays so.
   */
  public void pause(Node node) {
    process(node).pause();
  }

  /** Lets a node go on (SIGCONT); one that is not paused goes on anyway. */
  public void resume(Node node) {
    process(node).resume();
  }

  /** Ends these nodes, each after those that need it. */
  public void stop(Collection<Node> nodes, Progress progress) {
    for (List<Part> group : Part.stopOrder()) {
      List<Node> running =
          nodes.stream()
              .filter(node -> group.contains(node.part()))
              .filter(node -> process(node).find().isPresent())
              .toList();
      Together.forEach(
          running,
          node -> {
            progress.reached(node, Progress.Step.STOPPING);
            process(node).stop();
            progress.reached(node, Progress.Step.STOPPED);
          });
    }
  }

  /**
   * Ends every node, also one that the suite had when it was started with more of them, and a
   * training.
   */
  public void down(Progress progress) {
    training.end();
    stop(running(), progress);
  }

  /**
   * Lets this object start nothing more, and ends its training: for a JVM that is about to end and
   * takes nodes down.
   */
  public void close() {
    start.close();
    training.close();
  }

  /** What makes the next start faster than those that this object has seen. */
  public Training training() {
    return training;
  }

  /** Whether {@link #close()} was called. */
  public boolean isClosing() {
    return start.isClosing();
  }

  /** The suite's nodes that don't run. */
  public Set<Node> missing() {
    Set<Node> missing = new TreeSet<>(nodes());
    missing.removeAll(running());
    return missing;
  }

  /**
   * The nodes that run, healthy or not: the suite's own, and any that it had when it was started
   * with more of them.
   */
  public Set<Node> running() {
    return Node.all(Node.MOST).stream()
        .filter(node -> process(node).find().isPresent())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** How every node is, in their order. */
  public List<NodeStatus> status() {
    return nodes().parallelStream().map(this::status).toList();
  }

  /** How one node is. */
  public NodeStatus status(Node node) {
    NodeProcess process = process(node);
    return process
        .find()
        .map(found -> new NodeStatus(node, found.pid(), ports.of(node), state(process, found)))
        .orElseGet(() -> new NodeStatus(node, null, ports.of(node), State.STOPPED));
  }

  /** How the first node of a part is. */
  public NodeStatus status(Part part) {
    return status(Node.first(part));
  }

  /**
   * Forgets all data of a suite of which nothing runs. The keys stay, and with them the tokens.
   *
   * @throws IllegalStateException when something runs
   */
  public void wipe() {
    wipe(home.data(), running());
  }

  /**
   * Forgets the data of one part that does not run, while the others may.
   *
   * @throws IllegalStateException when it runs
   */
  public void wipe(Part part) {
    Set<Node> running = running();
    running.removeIf(node -> node.part() != part);
    wipe(home.data(part), running);
  }

  /** Takes all that Redis holds, while it runs. */
  public void flushRedis() {
    launches.redis().flush();
  }

  /** The end of a node's log. */
  public String lastLines(Node node) {
    return process(node).lastLines();
  }

  private static void wipe(Path data, Set<Node> running) {
    if (!running.isEmpty()) {
      throw new IllegalStateException("still running: " + labels(running));
    }
    try {
      Directories.delete(data);
    } catch (IOException e) {
      throw new UncheckedIOException("could not wipe " + data, e);
    }
  }

  /** The others would not know of it, and it would work beside them all the same. */
  private void refuseStranger(Node node) {
    if (!nodes().contains(node)) {
      throw new StartFailure(
          "%s is not one of this suite, which has %d of each service: end it, and start it by ./adpay up --nodes %d."
              .formatted(node.label(), each, node.number()));
    }
  }

  private State state(NodeProcess process, DetachedProcess found) {
    if (start.isHealthy(process.node())) {
      process.markHealthy(found);
      return State.HEALTHY;
    }
    return process.wasHealthy(found) ? State.UNHEALTHY : State.STARTING;
  }

  private NodeProcess process(Node node) {
    return new NodeProcess(home, node);
  }

  private static String labels(Set<Node> nodes) {
    return nodes.stream().map(Node::label).collect(Collectors.joining(", "));
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }
}
