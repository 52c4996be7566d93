package io.adpay.chaos.report;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of the calls of one kind, or of all.
 *
 * @param kind which, in words
 * @param outcomes how many of each
 * @param askedAgain how many of them only repeated an earlier one, because that was not told or to
 *     see that nothing happens twice
 */
record KindTally(
    String kind, int calls, Map<Outcome, Long> outcomes, long askedAgain, Latencies latencies) {

  /** One for each kind that was called, in the order of the kinds. */
  static List<KindTally> of(List<Call> calls) {
    return Arrays.stream(CallKind.values())
        .flatMap(
            kind -> {
              List<Call> ofKind = calls.stream().filter(call -> call.kind() == kind).toList();
              return ofKind.isEmpty()
                  ? Stream.empty()
                  : Stream.of(of(Words.words(kind.name()), ofKind));
            })
        .toList();
  }

  static KindTally of(String kind, List<Call> calls) {
    Map<Outcome, Long> outcomes =
        calls.stream().collect(Collectors.groupingBy(Outcome::of, Collectors.counting()));
    return new KindTally(kind, calls.size(), outcomes, repetitions(calls), Latencies.of(calls));
  }

  long count(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }

  /** What makes two calls one act: the key, or where there is none the number it is about. */
  private record Act(String client, CallKind kind, String key, String subject) {

    static Act of(Call call) {
      return new Act(
          call.client(), call.kind(), call.key(), call.key().isEmpty() ? call.subject() : "");
    }
  }

  private static long repetitions(List<Call> calls) {
    Set<Act> seen = new HashSet<>();
    return calls.stream()
        .filter(KindTally::isOneAct)
        .map(Act::of)
        .filter(act -> !seen.add(act))
        .count();
  }

  /** Reading is no act, and without key and subject nobody can say which act it was. */
  private static boolean isOneAct(Call call) {
    return switch (call.kind()) {
      case READ -> false;
      case PLACE_ORDER,
          BEGIN_PAYMENT,
          BUYER_PAYS,
          CLOSE_ORDER,
          ASK_REFUND,
          SETTLE,
          WITHDRAW,
          PAYEE_DECIDES,
          APPROVE,
          REJECT ->
          !call.key().isEmpty() || !call.subject().isEmpty();
    };
  }
}
