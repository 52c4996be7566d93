package io.adpay.common.servicecall;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;

/** The nodes of every service, and what is known of them by all who call from here. */
public final class ServiceNodes {

  private final Map<SuiteService, NodesInTurn> nodes = new EnumMap<>(SuiteService.class);

  ServiceNodes(ServicesProperties services, LongSupplier nanoTime) {
    for (SuiteService service : SuiteService.values()) {
      nodes.put(service, new NodesInTurn(services.addressesOf(service), nanoTime));
    }
  }

  /** The nodes of one service. */
  public NodesInTurn of(SuiteService service) {
    return Objects.requireNonNull(nodes.get(service));
  }

  /** How many nodes all services have together. */
  public int count() {
    return nodes.values().stream().mapToInt(NodesInTurn::count).sum();
  }
}
