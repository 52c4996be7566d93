package io.adpay.gateway.ops;

import io.adpay.common.contract.operations.Fact;
import io.adpay.common.contract.operations.FactState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the services say of one number when they are asked about it alone. */
sealed interface Verdict {

  /** All know the same. */
  record Agreed() implements Verdict {}

  /** They differ, and a fact that is still on its way will change that. */
  record OnItsWay() implements Verdict {}

  /** They differ, and nothing explains it. */
  record Differs(long number, String detail) implements Verdict {}

  /** Asks every book about one number. */
  static Verdict on(long number, List<Book> books) {
    Map<String, FactState> states = new LinkedHashMap<>();
    books.forEach(book -> states.put(book.owner(), book.state(number)));
    List<@Nullable Fact> facts =
        states.values().stream().<@Nullable Fact>map(FactState::fact).toList();
    Fact first = facts.getFirst();
    if (facts.stream().allMatch(fact -> Objects.equals(fact, first))) {
      return new Agreed();
    }
    if (states.values().stream().anyMatch(FactState::inFlight)) {
      return new OnItsWay();
    }
    return new Differs(number, number + " (" + told(states) + ")");
  }

  private static String told(Map<String, FactState> states) {
    return states.entrySet().stream()
        .map(
            entry -> {
              Fact fact = entry.getValue().fact();
              return entry.getKey() + ": " + (fact == null ? "none" : fact.fen() + " fen");
            })
        .collect(Collectors.joining(", "));
  }
}
