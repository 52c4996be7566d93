package io.adpay.chaos.fault;

import io.adpay.chaos.network.Condition;
import io.adpay.chaos.network.Route;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Connections that are not as they should be.
 *
 * @param kind of which kind this is
 * @param stretch which
 * @param condition how they are
 */
record RoutesDisturbed(FaultKind kind, Stretch stretch, Condition condition) implements Fault {
  private static final Duration RECOVERY = Duration.ofSeconds(2);

  /**
   * Routes that are hit together.
   *
   * @param words how a person would call them
   * @param routes which
   * @param hit the parts that can do little without them
   */
  record Stretch(String words, List<Route> routes, Set<String> hit) {
    Stretch {
      routes = List.copyOf(routes);
      hit = Set.copyOf(hit);
    }
  }

  @Override
  public String lane() {
    return NETWORK_LANE;
  }

  @Override
  public String words(Duration lasting) {
    String what = stretch.words();
    String time = " for " + Words.of(lasting);
    return switch (condition) {
      case Condition.Clear() -> "clear " + what;
      case Condition.Cut() -> "cut " + what + time;
      case Condition.Silent() -> "let nothing through " + what + time;
      case Condition.Delayed(Duration least, Duration jitter) ->
          "delay %s by %d to %d ms%s"
              .formatted(what, least.toMillis(), least.plus(jitter).toMillis(), time);
      case Condition.Throttled(long bytesPerSecond) ->
          "throttle %s to %d bytes/s%s".formatted(what, bytesPerSecond, time);
    };
  }

  @Override
  public Set<String> claims(Topology topology) {
    Set<String> claims = new TreeSet<>();
    stretch.routes().forEach(route -> claims.add(route.words()));
    // A slow node still works, so that its fellow may go down; one that is cut off does not.
    if (condition instanceof Condition.Cut || condition instanceof Condition.Silent) {
      claims.addAll(stretch.hit());
    }
    return claims;
  }

  @Override
  public Duration recovery() {
    return RECOVERY;
  }

  @Override
  public void begin(Reach reach) {
    stretch.routes().forEach(route -> reach.impose(route, condition));
  }

  @Override
  public void end(Reach reach) {
    stretch.routes().forEach(reach::heal);
  }
}
