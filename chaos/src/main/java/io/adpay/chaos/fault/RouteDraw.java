package io.adpay.chaos.fault;

import io.adpay.chaos.fault.RoutesDisturbed.Stretch;
import io.adpay.chaos.network.Condition;
import io.adpay.chaos.network.Route;
import io.adpay.launcher.suite.Node;
import io.adpay.launcher.suite.Part;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Draws faults of connections.
 *
 * @param random what decides
 * @param topology of the suite
 */
record RouteDraw(RandomGenerator random, Topology topology) {
  private static final int LEAST_SECONDS = 8;
  private static final int MOST_SECONDS = 25;

  FaultDraw.Drawn draw(FaultKind kind) {
    Condition condition =
        switch (kind) {
          case CUT -> random.nextBoolean() ? new Condition.Cut() : new Condition.Silent();
          case DELAY ->
              new Condition.Delayed(
                  Duration.ofMillis(random.nextInt(5, 60) * 10L),
                  Duration.ofMillis(random.nextInt(10, 100) * 10L));
          case THROTTLE -> new Condition.Throttled(random.nextInt(2, 21) * 1_000L);
          case KILL, PAUSE, RESTART, MARIADB, REDIS, REDIS_WIPE, CHANNEL, CLOCK, NOTICES ->
              throw new IllegalArgumentException(kind.label() + " is no fault of connections");
        };
    return new FaultDraw.Drawn(
        new RoutesDisturbed(kind, stretch(), condition),
        Duration.ofSeconds(LEAST_SECONDS),
        Duration.ofSeconds(random.nextInt(LEAST_SECONDS, MOST_SECONDS + 1)));
  }

  private Stretch stretch() {
    return switch (random.nextInt(4)) {
      case 0 -> everythingFrom(oneOf(topology.serviceNodes()));
      case 1 -> everythingTo(oneOf(topology.serviceNodes()));
      case 2 -> everythingTo(oneOf(List.of(Node.first(Part.REDIS), sandbox())));
      default -> oneRoute(oneOf(topology.routes()));
    };
  }

  private Stretch oneRoute(Route route) {
    Part from = route.from().part();
    return new Stretch(route.words(), List.of(route), Set.of(from.label()));
  }

  private Stretch everythingFrom(Node node) {
    return new Stretch(
        "everything from " + node.label(),
        routes(route -> route.from().equals(node)),
        Set.of(node.part().label()));
  }

  private Stretch everythingTo(Node node) {
    return new Stretch(
        "everything to " + node.label(),
        routes(route -> route.to().equals(node)),
        Set.of(node.part().label()));
  }

  private List<Route> routes(Predicate<Route> wanted) {
    return topology.routes().stream().filter(wanted).toList();
  }

  private static Node sandbox() {
    return Node.first(Part.CHANNEL_SANDBOX);
  }

  private <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
