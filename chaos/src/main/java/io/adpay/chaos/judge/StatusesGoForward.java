package io.adpay.chaos.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A status that was told never goes back: neither in what is told later, nor in what stands in the
 * end. Answers that may repeat an earlier one, and orders that may come from the cache, are held
 * against the end alone.
 */
final class StatusesGoForward implements RuleGroup {

  /** Where each status may lead, besides staying. */
  private static final Map<Sight.Kind, Map<String, Set<String>>> WAYS =
      Map.of(
          Sight.Kind.ORDER,
          Map.of(
              "CREATED",
              Set.of("PAYING", "PAID", "PARTIALLY_REFUNDED", "REFUNDED", "CLOSED"),
              "PAYING",
              Set.of("PAID", "PARTIALLY_REFUNDED", "REFUNDED", "CLOSED"),
              "PAID",
              Set.of("PARTIALLY_REFUNDED", "REFUNDED"),
              "PARTIALLY_REFUNDED",
              Set.of("REFUNDED")),
          Sight.Kind.PAYMENT,
          Map.of(
              "QUEUED",
              Set.of("PENDING", "SUCCEEDED", "FAILED", "CLOSED"),
              "PENDING",
              Set.of("SUCCEEDED", "FAILED", "CLOSED"),
              "FAILED",
              Set.of("SUCCEEDED"),
              "CLOSED",
              Set.of("SUCCEEDED")),
          Sight.Kind.REFUND,
          Map.of("PENDING", Set.of("SUCCEEDED", "FAILED")),
          Sight.Kind.WITHDRAWAL,
          Map.of(
              "PENDING_REVIEW",
              Set.of("APPROVED", "PAYING", "PAID", "FAILED", "REJECTED"),
              "APPROVED",
              Set.of("PAYING", "PAID", "FAILED"),
              "PAYING",
              Set.of("PAID", "FAILED")));

  private record Thing(Sight.Kind kind, String number) {}

  private final Duration staleOrder;

  StatusesGoForward(Duration staleOrder) {
    this.staleOrder = staleOrder;
  }

  @Override
  public void judge(Case books, Findings findings) {
    Map<Thing, List<Sight>> sights =
        books.books().calls().stream()
            .flatMap(Sight::in)
            .filter(sight -> WAYS.containsKey(sight.kind()))
            .collect(
                Collectors.groupingBy(
                    sight -> new Thing(sight.kind(), sight.number()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    sights.forEach(
        (thing, all) -> {
          Optional<String> now = now(thing, books);
          now.ifPresent(status -> againstTheEnd(thing, all, status, findings));
          if (!findings.about(thing.number())) {
            againstEachOther(thing, all, findings);
          }
        });
    sights.values().stream()
        .flatMap(List::stream)
        .filter(sight -> sight.kind() == Sight.Kind.ORDER)
        .forEach(sight -> orderMarks(sight, books, findings));
  }

  private static Optional<String> now(Thing thing, Case books) {
    return switch (thing.kind()) {
      case ORDER -> books.order(thing.number()).map(order -> order.status().name());
      case PAYMENT -> books.payment(thing.number()).map(payment -> payment.status().name());
      case REFUND -> books.refund(thing.number()).map(refund -> refund.stage().name());
      case WITHDRAWAL ->
          books.withdrawal(thing.number()).map(withdrawal -> withdrawal.stage().name());
      case WALLET, ENTRY -> Optional.empty();
    };
  }

  private static boolean leads(Sight.Kind kind, String from, String to) {
    return from.equals(to)
        || WAYS.getOrDefault(kind, Map.of()).getOrDefault(from, Set.of()).contains(to);
  }

  private static void againstTheEnd(Thing thing, List<Sight> all, String now, Findings findings) {
    all.stream()
        .filter(sight -> !leads(thing.kind(), sight.text("status"), now))
        .findFirst()
        .ifPresent(
            sight ->
                findings.add(
                    Rule.STATUS_WENT_BACK,
                    thing.number(),
                    "%s was told %s, and it is %s"
                        .formatted(sight.call().client(), sight.text("status"), now)));
  }

  /** Only an answer that was asked for after another was known can be behind it. */
  private void againstEachOther(Thing thing, List<Sight> all, Findings findings) {
    Duration tolerance = thing.kind() == Sight.Kind.ORDER ? staleOrder : Duration.ZERO;
    PriorityQueue<Sight> toBeKnown = new PriorityQueue<>(Comparator.comparing(Sight::knownAt));
    toBeKnown.addAll(all);
    Map<String, Sight> known = new HashMap<>();
    all.stream()
        .filter(sight -> !sight.mayBeRepeated())
        .sorted(Comparator.comparing(Sight::askedAt))
        .forEach(
            later -> {
              Instant before = later.askedAt().minus(tolerance);
              while (!toBeKnown.isEmpty() && toBeKnown.peek().knownAt().isBefore(before)) {
                Sight sight = toBeKnown.remove();
                known.putIfAbsent(sight.text("status"), sight);
              }
              known.values().stream()
                  .filter(
                      earlier -> !leads(thing.kind(), earlier.text("status"), later.text("status")))
                  .findFirst()
                  .ifPresent(
                      earlier ->
                          findings.add(
                              Rule.STATUS_WENT_BACK,
                              thing.number(),
                              "%s was told %s, and then %s was told %s"
                                  .formatted(
                                      earlier.call().client(),
                                      earlier.text("status"),
                                      later.call().client(),
                                      later.text("status"))));
            });
  }

  /** An order that was told to be credited, or refunded, stays so. */
  private static void orderMarks(Sight sight, Case books, Findings findings) {
    books
        .order(sight.number())
        .ifPresent(
            order -> {
              if (sight.body().path("creditedAt").isString() && order.creditedAt() == null) {
                findings.add(
                    Rule.STATUS_WENT_BACK,
                    sight.number(),
                    sight.call().client() + " was told that it is credited, and it is not");
              }
              if (sight.fen("refundedAmount") > order.refundedFen()) {
                findings.add(
                    Rule.STATUS_WENT_BACK,
                    sight.number(),
                    "%s was told that %d fen are refunded, and it is %d"
                        .formatted(
                            sight.call().client(),
                            sight.fen("refundedAmount"),
                            order.refundedFen()));
              }
            });
  }
}
