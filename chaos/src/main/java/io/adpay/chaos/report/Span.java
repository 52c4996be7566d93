package io.adpay.chaos.report;

import io.adpay.chaos.journal.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The part of a run that its pictures show: all but starting and judging, when nothing happens.
 *
 * @param from its first moment
 * @param to its last, after the first
 */
record Span(Instant from, Instant to) {

  private static final Duration LEAST = Duration.ofSeconds(1);

  /** Empty where nothing happened at all. */
  static Optional<Span> of(RunRecord run) {
    List<Instant> moments =
        Stream.of(
                run.phases().stream().filter(Span::isShown).flatMap(Span::moments),
                run.faults().stream().flatMap(Span::moments),
                run.calls().stream().flatMap(Span::moments),
                run.money().stream().map(MoneySample::at))
            .flatMap(moment -> moment)
            .sorted()
            .toList();
    if (moments.isEmpty()) {
      return Optional.empty();
    }
    Instant from = moments.getFirst();
    Instant to = moments.getLast();
    return Optional.of(new Span(from, to.isBefore(from.plus(LEAST)) ? from.plus(LEAST) : to));
  }

  Duration length() {
    return Duration.between(from, to);
  }

  /** How far into the run's visible part a moment is. */
  Duration since(Instant moment) {
    return Duration.between(from, moment);
  }

  private static boolean isShown(Phase phase) {
    return switch (phase.name()) {
      case UP, JUDGED -> false;
      case WORKLOAD, FAULTS, SETTLE -> true;
    };
  }

  private static Stream<Instant> moments(Phase phase) {
    return Stream.of(phase.begunAt(), phase.endedAt());
  }

  private static Stream<Instant> moments(Call call) {
    return Stream.of(call.begunAt(), call.begunAt().plus(call.took()));
  }

  private static Stream<Instant> moments(InflictedFault fault) {
    return Stream.of(Optional.ofNullable(fault.begunAt()), Optional.ofNullable(fault.endedAt()))
        .flatMap(Optional::stream);
  }
}
