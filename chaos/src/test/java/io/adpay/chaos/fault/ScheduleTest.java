package io.adpay.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final Set<FaultKind> ALL = EnumSet.allOf(FaultKind.class);
  private static final Topology TWO_NODES = new Topology(2);
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final int SEEDS = 200;
  private static final Pattern WHOM = Pattern.compile("^\\S+ \\S+( and)?");

  @Test
  void theSameSeedGivesTheSameSchedule() {
    assertThat(words(schedule(42, TEN_MINUTES))).isEqualTo(words(schedule(42, TEN_MINUTES)));
    assertThat(schedule(42, TEN_MINUTES)).isEqualTo(schedule(42, TEN_MINUTES));
  }

  @Test
  void thisSeedGivesThisSchedule() {
    assertThat(words(schedule(1, Duration.ofMinutes(1))))
        .containsExactly(
            "4000 ms: SIGTERM redis, started again after 13 s",
            "16337 ms: SIGTERM mariadb, started again after 2 s",
            "29775 ms: SIGSTOP wallet-service-2, on again after 28 s",
            "43261 ms: delay everything to gateway-2 by 300 to 450 ms for 16.7 s",
            "56802 ms: SIGKILL redis and delete its data, up again after 3 s");
  }

  @Test
  void everySeedGivesAnotherSchedule() {
    assertThat(seeds().map(seed -> words(schedule(seed, TEN_MINUTES))).distinct()).hasSize(SEEDS);
  }

  @Test
  void everyKindOccursInFiveMinutes() {
    seeds()
        .forEach(
            seed ->
                assertThat(kinds(schedule(seed, Duration.ofMinutes(5))))
                    .as("seed %d", seed)
                    .isEqualTo(ALL));
  }

  @Test
  void onlyTheChosenKindsOccur() {
    Set<FaultKind> chosen = EnumSet.of(FaultKind.REDIS, FaultKind.CLOCK);

    assertThat(kinds(Schedule.from(7, TEN_MINUTES, chosen, TWO_NODES))).isEqualTo(chosen);
    assertThat(Schedule.from(7, TEN_MINUTES, Set.of(), TWO_NODES).faults()).isEmpty();
  }

  @Test
  void everythingHappensWithinTheLength() {
    seeds()
        .flatMap(seed -> schedule(seed, Duration.ofSeconds(90)).faults().stream())
        .forEach(
            fault -> {
              assertThat(fault.begin().isNegative()).isFalse();
              assertThat(fault.end()).isBetween(fault.begin(), Duration.ofSeconds(90));
            });
  }

  @Test
  void aMachineHasTimeForEachStart() {
    seeds()
        .map(seed -> schedule(seed, TEN_MINUTES).faults())
        .forEach(
            faults -> {
              for (int i = 1; i < faults.size(); i++) {
                assertThat(faults.get(i).begin().minus(faults.get(i - 1).begin()))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(12));
              }
              assertThat(faults).hasSizeGreaterThan(30);
            });
  }

  @Test
  void neverMoreThanThreeAreInForce() {
    seeds()
        .map(seed -> schedule(seed, TEN_MINUTES).faults())
        .forEach(
            faults ->
                faults.forEach(
                    fault ->
                        assertThat(faults.stream().filter(other -> inForceAt(other, fault.begin())))
                            .hasSizeLessThanOrEqualTo(3)));
  }

  @Test
  void whatWasHitIsItselfAgainBeforeItIsHitAgain() {
    seeds()
        .map(seed -> schedule(seed, TEN_MINUTES).faults())
        .forEach(
            faults ->
                faults.forEach(
                    fault ->
                        assertThat(
                                faults.stream()
                                    .filter(other -> !other.equals(fault) && other.disturbs(fault))
                                    .filter(other -> shareAClaim(other, fault)))
                            .isEmpty()));
  }

  @Test
  void aServiceIsSometimesGoneAndNeverForLong() {
    List<PlannedFault> gone =
        seeds()
            .flatMap(seed -> schedule(seed, TEN_MINUTES).faults().stream())
            .filter(
                planned ->
                    planned.fault() instanceof NodesKilled killed && killed.nodes().size() > 1)
            .toList();

    assertThat(gone).hasSizeGreaterThan(SEEDS / 4);
    assertThat(gone)
        .allSatisfy(fault -> assertThat(fault.lasting()).isLessThan(Duration.ofSeconds(4)));
  }

  @Test
  void theDatabaseIsHitTwiceAtMost() {
    seeds()
        .forEach(
            seed -> {
              assertThat(databaseFaults(schedule(seed, Duration.ofHours(1)))).isEqualTo(2);
              assertThat(databaseFaults(schedule(seed, Duration.ofMinutes(3))))
                  .isLessThanOrEqualTo(1);
            });
  }

  @Test
  void enginesEndByForceAndInOrderAndRedisLosesItsDataInBothWays() {
    assertThat(
            seeds()
                .flatMap(seed -> schedule(seed, TEN_MINUTES).faults().stream())
                .map(planned -> firstWords(planned.words()))
                .collect(Collectors.toSet()))
        .contains(
            "SIGKILL mariadb,",
            "SIGTERM mariadb,",
            "SIGSTOP mariadb,",
            "SIGKILL redis,",
            "SIGTERM redis,",
            "SIGSTOP redis,",
            "FLUSHALL redis",
            "SIGKILL redis and",
            "SIGTERM wallet-service-2,",
            "SIGSTOP gateway-2,");
  }

  @Test
  void mostPausesOutliveALease() {
    List<PlannedFault> pauses =
        seeds()
            .flatMap(seed -> schedule(seed, TEN_MINUTES).faults().stream())
            .filter(planned -> planned.fault().kind() == FaultKind.PAUSE)
            .toList();

    assertThat(pauses.stream().filter(pause -> pause.lasting().toSeconds() > 30))
        .hasSizeGreaterThan(pauses.size() / 3);
  }

  private static Stream<Long> seeds() {
    return LongStream.range(0, SEEDS).boxed();
  }

  private static Schedule schedule(long seed, Duration length) {
    return Schedule.from(seed, length, ALL, TWO_NODES);
  }

  private static List<String> words(Schedule schedule) {
    return schedule.faults().stream()
        .map(fault -> fault.begin().toMillis() + " ms: " + fault.words())
        .toList();
  }

  private static Set<FaultKind> kinds(Schedule schedule) {
    return schedule.faults().stream()
        .map(planned -> planned.fault().kind())
        .collect(Collectors.toSet());
  }

  private static long databaseFaults(Schedule schedule) {
    return schedule.faults().stream()
        .filter(planned -> planned.fault().kind() == FaultKind.MARIADB)
        .count();
  }

  private static boolean inForceAt(PlannedFault fault, Duration at) {
    return fault.begin().compareTo(at) <= 0 && fault.end().compareTo(at) > 0;
  }

  private static boolean shareAClaim(PlannedFault one, PlannedFault other) {
    return !Collections.disjoint(one.fault().claims(TWO_NODES), other.fault().claims(TWO_NODES));
  }

  /** As far as the whom. */
  private static String firstWords(String words) {
    Matcher found = WHOM.matcher(words);
    return found.find() ? found.group() : words;
  }
}
