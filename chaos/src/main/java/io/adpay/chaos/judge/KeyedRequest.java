package io.adpay.chaos.judge;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import io.adpay.chaos.journal.Told;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a client wanted once, and sent until it knew what came of it: all calls under one key.
 *
 * @param calls in the order in which they ended
 */
record KeyedRequest(String client, CallKind kind, String subject, String key, List<Call> calls) {

  private static final int CONFLICT = 409;

  /** What the client knows in the end. */
  enum Outcome {
    /** It was told the number. */
    DONE,
    /** It was told that it is not done and won't be. */
    REFUSED,
    /** It may be done, once. */
    UNKNOWN
  }

  private record Scope(String client, CallKind kind, String subject, String key) {}

  /** The requests of a run; calls without a key are none. */
  static List<KeyedRequest> in(List<Call> calls) {
    Map<Scope, List<Call>> grouped =
        calls.stream()
            .filter(call -> !call.key().isEmpty())
            .collect(
                Collectors.groupingBy(
                    call -> new Scope(call.client(), call.kind(), call.subject(), call.key()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return grouped.entrySet().stream()
        .map(
            entry -> {
              Scope scope = entry.getKey();
              return new KeyedRequest(
                  scope.client(), scope.kind(), scope.subject(), scope.key(), entry.getValue());
            })
        .toList();
  }

  Outcome outcome() {
    if (calls.stream().anyMatch(Call::succeeded)) {
      return Outcome.DONE;
    }
    boolean refused =
        refuses(calls.getLast()) || calls.stream().anyMatch(call -> refuses(call) && isKept(call));
    return refused ? Outcome.REFUSED : Outcome.UNKNOWN;
  }

  /** The numbers that its answers gave; an answer without one gives none. */
  Set<String> numbers(String field) {
    Set<String> numbers = new LinkedHashSet<>();
    calls.stream()
        .filter(Call::succeeded)
        .map(call -> call.body().path(field).asString(""))
        .filter(number -> !number.isEmpty())
        .forEach(numbers::add);
    return numbers;
  }

  /** A field of what was sent; a missing node where it was not. */
  JsonNode sent(String field) {
    return JsonMapper.shared().valueToTree(calls.getFirst().request().get(field));
  }

  String sentText(String field) {
    return sent(field).asString("");
  }

  long fen() {
    return calls.getFirst().fen();
  }

  /**
   * Whether a success was followed by a refusal that was asked for after it, or a refusal that is
   * kept by such a success.
   */
  boolean contradictsItself() {
    return calls.stream()
        .filter(call -> call.succeeded() || (refuses(call) && isKept(call)))
        .anyMatch(
            first ->
                calls.stream()
                    .filter(call -> first.succeeded() ? refuses(call) : call.succeeded())
                    .anyMatch(then -> then.begunAt().isAfter(first.begunAt().plus(first.took()))));
  }

  /** A conflict is kept as the key's answer; any other refusal is not, and the key stays open. */
  private static boolean isKept(Call call) {
    return call.told() instanceof Told.Answer answer && answer.status() == CONFLICT;
  }

  private static boolean refuses(Call call) {
    return call.told() instanceof Told.Answer answer && answer.isRefusal();
  }
}
