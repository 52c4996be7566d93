package io.adpay.chaos.fault;

import io.adpay.chaos.network.Route;
import io.adpay.launcher.suite.Node;
import io.adpay.launcher.suite.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which nodes there are, and who calls whom.
 *
 * @param nodesOfEachService how many
 */
public record Topology(int nodesOfEachService) {

  /** The gateway and the services: what may run more than once, and may be hit by itself. */
  List<Part> services() {
    return Arrays.stream(Part.values())
        .filter(part -> !part.isEngine() && part != Part.CHANNEL_SANDBOX)
        .toList();
  }

  List<Node> nodes(Part part) {
    return Node.of(part, nodesOfEachService);
  }

  /** The nodes of all services. */
  List<Node> serviceNodes() {
    return services().stream().flatMap(part -> nodes(part).stream()).toList();
  }

  /** Every way that connections go. */
  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (Node from : Node.all(nodesOfEachService)) {
      for (Part to : calledBy(from.part())) {
        nodes(to).forEach(node -> routes.add(new Route(from, node)));
      }
    }
    return routes;
  }

  private static List<Part> calledBy(Part part) {
    return switch (part) {
      case MARIADB, REDIS -> List.of();
      case CHANNEL_SANDBOX -> List.of(Part.GATEWAY);
      case GATEWAY ->
          List.of(
              Part.ORDER_SERVICE, Part.PAYMENT_SERVICE, Part.WALLET_SERVICE, Part.WITHDRAW_SERVICE);
      case ORDER_SERVICE ->
          List.of(
              Part.MARIADB, Part.REDIS, Part.GATEWAY, Part.PAYMENT_SERVICE, Part.WALLET_SERVICE);
      case PAYMENT_SERVICE ->
          List.of(
              Part.MARIADB,
              Part.REDIS,
              Part.CHANNEL_SANDBOX,
              Part.GATEWAY,
              Part.ORDER_SERVICE,
              Part.WALLET_SERVICE,
              Part.WITHDRAW_SERVICE);
      case WALLET_SERVICE -> List.of(Part.MARIADB, Part.REDIS, Part.GATEWAY, Part.ORDER_SERVICE);
      case WITHDRAW_SERVICE ->
          List.of(Part.MARIADB, Part.GATEWAY, Part.PAYMENT_SERVICE, Part.WALLET_SERVICE);
    };
  }
}
