package io.adpay.chaos.fault;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Draws a schedule fault by fault, from the first to the last. What would leave nothing that works,
 * or a machine of two cores nothing but starting, is drawn again.
 */
final class ScheduleDraw {
  private static final Duration FIRST = Duration.ofSeconds(4);

  /** A JVM's start takes thirteen seconds of processor time. */
  private static final Duration SHORTEST_GAP = Duration.ofSeconds(12);

  private static final Duration LONGEST_GAP = Duration.ofSeconds(15);
  private static final int MOST_AT_ONCE = 3;
  private static final int TRIES = 12;
  private static final Duration TIME_FOR_ONE_DATABASE_FAULT = Duration.ofMinutes(4);
  private static final int MOST_DATABASE_FAULTS = 2;

  private final Random random;
  private final Duration length;
  private final Set<FaultKind> kinds;
  private final Topology topology;
  private final FaultDraw faults;
  private final List<PlannedFault> drawn = new ArrayList<>();

  /** Kinds whose turn it is, in its order. */
  private final Deque<FaultKind> turn = new ArrayDeque<>();

  ScheduleDraw(long seed, Duration length, Set<FaultKind> kinds, Topology topology) {
    // The first numbers of neighbouring seeds are alike; a step of the generator parts them.
    this.random = new Random(new SplittableRandom(seed).nextLong());
    this.length = length;
    this.kinds = kinds.isEmpty() ? Set.of() : EnumSet.copyOf(kinds);
    this.topology = topology;
    this.faults = new FaultDraw(random, topology);
  }

  List<PlannedFault> draw() {
    Duration at = FIRST;
    while (at.compareTo(length) < 0 && !kinds.isEmpty()) {
      next(at).ifPresent(drawn::add);
      at = at.plus(between(SHORTEST_GAP, LONGEST_GAP));
    }
    return drawn;
  }

  /** Of the first kind in turn of which something fits here; the others stay at the front. */
  private Optional<PlannedFault> next(Duration begin) {
    if (turn.size() < kinds.size()) {
      List<FaultKind> again = new ArrayList<>(kinds);
      Collections.shuffle(again, random);
      turn.addAll(again);
    }
    for (FaultKind kind : List.copyOf(turn)) {
      Optional<PlannedFault> found = tryOf(kind, begin);
      if (found.isPresent()) {
        turn.removeFirstOccurrence(kind);
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<PlannedFault> tryOf(FaultKind kind, Duration begin) {
    if (kind == FaultKind.MARIADB && databaseFaults() >= mostDatabaseFaults()) {
      return Optional.empty();
    }
    for (int tried = 0; tried < TRIES; tried++) {
      FaultDraw.Drawn one = faults.draw(kind);
      Duration left = length.minus(begin);
      if (one.least().compareTo(left) <= 0) {
        Duration lasting = one.lasting().compareTo(left) < 0 ? one.lasting() : left;
        PlannedFault planned = new PlannedFault(begin, begin.plus(lasting), one.fault());
        if (fits(planned)) {
          return Optional.of(planned);
        }
      }
    }
    return Optional.empty();
  }

  private boolean fits(PlannedFault planned) {
    long atOnce = drawn.stream().filter(planned::overlaps).count();
    return atOnce < MOST_AT_ONCE
        && drawn.stream()
            .filter(planned::disturbs)
            .allMatch(
                other ->
                    Collections.disjoint(
                        planned.fault().claims(topology), other.fault().claims(topology)));
  }

  private long databaseFaults() {
    return drawn.stream().filter(one -> one.fault().kind() == FaultKind.MARIADB).count();
  }

  private int mostDatabaseFaults() {
    return length.compareTo(TIME_FOR_ONE_DATABASE_FAULT) < 0 ? 1 : MOST_DATABASE_FAULTS;
  }

  private Duration between(Duration least, Duration most) {
    return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
  }
}
