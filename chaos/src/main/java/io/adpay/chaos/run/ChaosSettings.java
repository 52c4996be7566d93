package io.adpay.chaos.run;

import io.adpay.chaos.fault.FaultKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a run is to be like.
 *
 * @param seed from which the faults and the clients' decisions are drawn
 * @param length for how long faults are inflicted
 * @param kinds which faults
 * @param merchants how many merchants call
 * @param settle how long the suite may take to come to rest afterwards; it is also the bound for
 *     nodes to be healthy again
 * @param nodes how many nodes each service has
 */
public record ChaosSettings(
    long seed, Duration length, Set<FaultKind> kinds, int merchants, Duration settle, int nodes) {
  /** Keeps a copy. */
  public ChaosSettings {
    kinds = kinds.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(kinds));
  }

  boolean hasAllKinds() {
    return kinds.size() == FaultKind.values().length;
  }
}
