package io.adpay.chaos.judge;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import io.adpay.chaos.journal.Told;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client was shown once is not told to be nowhere when it asks for it later. */
final class NothingVanishes implements RuleGroup {

  private static final int NOT_FOUND = 404;
  private static final Pattern OWN =
      Pattern.compile("/api/v1/(?:orders|payments|refunds|withdrawals)/(\\d+)(?:[/?].*)?");

  private record Shown(String client, String number) {}

  @Override
  public void judge(Case books, Findings findings) {
    Map<Shown, Instant> known = known(books.books().calls());
    for (Call call : books.books().calls()) {
      soughtInVain(call)
          .filter(
              number -> {
                Instant since = known.get(new Shown(call.client(), number));
                return since != null && call.begunAt().isAfter(since);
              })
          .filter(number -> !findings.about(number))
          .ifPresent(
              number ->
                  findings.add(
                      Rule.ACKNOWLEDGED_AND_MISSING,
                      number,
                      "%s had been shown it, and was told at %s that there is none"
                          .formatted(call.client(), call.begunAt())));
    }
  }

  /** Since when each client knows of each thing. */
  private static Map<Shown, Instant> known(List<Call> calls) {
    Map<Shown, Instant> known = new HashMap<>();
    calls.stream()
        .flatMap(Sight::in)
        .forEach(
            sight ->
                known.merge(
                    new Shown(sight.call().client(), sight.number()),
                    sight.knownAt(),
                    (one, other) -> one.isBefore(other) ? one : other));
    return known;
  }

  /** The number that a read asked for and did not find. */
  private static Optional<String> soughtInVain(Call call) {
    boolean inVain =
        call.kind() == CallKind.READ
            && call.told() instanceof Told.Answer answer
            && answer.status() == NOT_FOUND;
    Matcher path = OWN.matcher(String.valueOf(call.request().get("path")));
    return inVain && path.matches() ? Optional.of(path.group(1)) : Optional.empty();
  }
}
