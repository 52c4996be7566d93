package io.adpay.chaos.fault;

import io.adpay.launcher.suite.Node;
import io.adpay.launcher.suite.Part;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws single faults of processes, and has those of connections and channels drawn.
 *
 * @param random what decides
 * @param topology of the suite
 */
record FaultDraw(RandomGenerator random, Topology topology) {
  /** Both nodes of a service at once come back this soon: with their start, some twenty seconds. */
  private static final int LONGEST_WITHOUT_A_SERVICE_SECONDS = 3;

  private static final double BOTH_NODES = 0.25;

  /**
   * A fault without its place in time.
   *
   * @param least what it needs to be itself
   * @param lasting what it would last
   */
  record Drawn(Fault fault, Duration least, Duration lasting) {}

  Drawn draw(FaultKind kind) {
    return switch (kind) {
      case KILL -> killed();
      // The leases last from 10 to 40 s: most pauses outlive most of them.
      case PAUSE -> drawn(new NodePaused(kind, oneOf(topology.serviceNodes())), 15, 45);
      case RESTART -> drawn(new NodeRestarted(kind, oneOf(topology.serviceNodes())), 1, 5);
      case MARIADB -> engine(kind, Node.first(Part.MARIADB), 8);
      case REDIS -> engine(kind, Node.first(Part.REDIS), 20);
      case REDIS_WIPE ->
          random.nextBoolean()
              ? new Drawn(new RedisFlushed(), Duration.ZERO, Duration.ZERO)
              : drawn(new RedisEmptied(), 1, 5);
      case CUT, DELAY, THROTTLE -> new RouteDraw(random, topology).draw(kind);
      case CHANNEL, CLOCK, NOTICES -> new ChannelDraw(random).draw(kind);
    };
  }

  private Drawn killed() {
    List<Node> nodes = topology.nodes(oneOf(topology.services()));
    boolean gateways = nodes.getFirst().part() == Part.GATEWAY;
    if (!gateways && nodes.size() > 1 && random.nextDouble() < BOTH_NODES) {
      return drawn(new NodesKilled(FaultKind.KILL, nodes), 1, LONGEST_WITHOUT_A_SERVICE_SECONDS);
    }
    return drawn(new NodesKilled(FaultKind.KILL, List.of(oneOf(nodes))), 3, 12);
  }

  private Drawn engine(FaultKind kind, Node node, int longestSeconds) {
    return switch (random.nextInt(3)) {
      case 0 -> drawn(new NodesKilled(kind, List.of(node)), 1, longestSeconds);
      case 1 -> drawn(new NodeRestarted(kind, node), 1, longestSeconds);
      default -> drawn(new NodePaused(kind, node), 4, longestSeconds + 7);
    };
  }

  private Drawn drawn(Fault fault, int leastSeconds, int mostSeconds) {
    return new Drawn(
        fault,
        Duration.ofSeconds(leastSeconds),
        Duration.ofSeconds(random.nextInt(leastSeconds, mostSeconds + 1)));
  }

  private <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
