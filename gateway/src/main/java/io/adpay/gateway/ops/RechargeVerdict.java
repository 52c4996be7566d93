package io.adpay.gateway.ops;

import io.adpay.common.contract.operations.RechargeFact;
import io.adpay.common.contract.operations.RechargeState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the services say of one order when they are asked about it alone. */
sealed interface RechargeVerdict {

  /** All know the same. */
  record Agreed() implements RechargeVerdict {}

  /** They differ, and a fact that is still on its way will change that. */
  record OnItsWay() implements RechargeVerdict {}

  /** They differ, and nothing explains it. */
  record Differs(long orderNo, String detail) implements RechargeVerdict {}

  /** Asks every book about one order. */
  static RechargeVerdict on(long orderNo, List<RechargeBook> books) {
    Map<String, RechargeState> states = new LinkedHashMap<>();
    books.forEach(book -> states.put(book.owner(), book.state(orderNo)));
    List<@Nullable RechargeFact> facts =
        states.values().stream().<@Nullable RechargeFact>map(RechargeState::fact).toList();
    RechargeFact first = facts.getFirst();
    if (facts.stream().allMatch(fact -> Objects.equals(fact, first))) {
      return new Agreed();
    }
    if (states.values().stream().anyMatch(RechargeState::inFlight)) {
      return new OnItsWay();
    }
    return new Differs(orderNo, orderNo + " (" + told(states) + ")");
  }

  private static String told(Map<String, RechargeState> states) {
    return states.entrySet().stream()
        .map(
            entry -> {
              RechargeFact fact = entry.getValue().fact();
              return entry.getKey() + ": " + (fact == null ? "none" : fact.fen() + " fen");
            })
        .collect(Collectors.joining(", "));
  }
}
