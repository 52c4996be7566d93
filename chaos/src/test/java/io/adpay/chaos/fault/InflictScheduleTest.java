package io.adpay.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.adpay.launcher.suite.Node;
import io.adpay.launcher.suite.Part;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class InflictScheduleTest {
  private static final Node WALLET = Node.first(Part.WALLET_SERVICE);
  private static final Node WALLET_2 = new Node(Part.WALLET_SERVICE, 2);
  private static final Node ORDER = Node.first(Part.ORDER_SERVICE);

  private final RecordedReach reach = new RecordedReach();
  private final List<String> told = new CopyOnWriteArrayList<>();

  @Test
  void everyFaultOfALongScheduleIsUndone() {
    Schedule long1 =
        Schedule.from(5, Duration.ofMinutes(20), EnumSet.allOf(FaultKind.class), new Topology(2));
    InflictSchedule inflict = inflicting(quickened(long1.faults()));

    inflict.run();

    assertThat(reach.broken).isEmpty();
    assertThat(inflict.inflictions())
        .hasSameSizeAs(long1.faults())
        .allSatisfy(
            infliction -> {
              assertThat(infliction.begunAt()).isNotNull();
              assertThat(infliction.endedAt()).isAfterOrEqualTo(infliction.begunAt());
            });
    assertThat(told).hasSize(2 * long1.faults().size());
  }

  @Test
  void faultsBeginAndEndInTheirTime() {
    inflicting(
            List.of(
                planned(0, 60, new NodePaused(FaultKind.PAUSE, WALLET)),
                planned(20, 40, new NodesKilled(FaultKind.KILL, List.of(ORDER)))))
        .run();

    assertThat(reach.done)
        .containsExactly(
            "pause wallet-service",
            "kill order-service",
            "start order-service",
            "resume wallet-service");
  }

  @Test
  void whatIsBrokenOffIsUndoneAndTheRestNeverBegins() {
    InflictSchedule inflict =
        inflicting(
            List.of(
                planned(0, 3_600_000, new NodePaused(FaultKind.PAUSE, WALLET)),
                planned(3_000_000, 3_600_000, new NodePaused(FaultKind.PAUSE, ORDER))));
    Thread run = Thread.ofVirtual().start(inflict::run);
    await().until(() -> reach.broken.contains(WALLET));

    inflict.breakOff();

    assertThat(inflict.awaitEnd(Duration.ofSeconds(10))).isTrue();
    await().until(() -> !run.isAlive());
    assertThat(reach.done).containsExactly("pause wallet-service", "resume wallet-service");
    assertThat(inflict.inflictions().getLast().begunAt()).isNull();
  }

  @Test
  void aFaultThatCannotBeInflictedEndsTheRunAndIsUndone() {
    reach.fail("kill wallet-service-2");
    InflictSchedule inflict =
        inflicting(
            List.of(
                planned(0, 3_600_000, new NodePaused(FaultKind.PAUSE, ORDER)),
                planned(
                    10, 3_600_000, new NodesKilled(FaultKind.KILL, List.of(WALLET, WALLET_2)))));

    assertThatThrownBy(inflict::run)
        .isInstanceOf(InflictSchedule.InflictionException.class)
        .hasMessageContaining("SIGKILL wallet-service and wallet-service-2")
        .hasMessageContaining("can't kill wallet-service-2");
    assertThat(reach.broken).isEmpty();
    assertThat(inflict.inflictions().getLast().begunAt()).isNull();
  }

  @Test
  void anErrorOnTheWayIsNotSwallowedEither() {
    reach.failBadly("pause order-service");

    assertThatThrownBy(
            inflicting(List.of(planned(0, 10, new NodePaused(FaultKind.PAUSE, ORDER))))::run)
        .isInstanceOf(InflictSchedule.InflictionException.class)
        .hasMessageContaining("can't even pause order-service");
    assertThat(reach.broken).isEmpty();
  }

  @Test
  void aFaultThatCannotBeUndoneIsNoSmallThing() {
    reach.fail("start order-service");

    assertThatThrownBy(
            inflicting(List.of(planned(0, 10, new NodeRestarted(FaultKind.RESTART, ORDER))))::run)
        .isInstanceOf(InflictSchedule.InflictionException.class)
        .hasMessageContaining("can't start order-service");
  }

  private InflictSchedule inflicting(List<PlannedFault> faults) {
    return new InflictSchedule(
        new Schedule(0, Duration.ofHours(1), faults),
        reach,
        Clock.systemUTC(),
        new InflictSchedule.Watcher() {
          @Override
          public void begun(PlannedFault fault) {
            told.add("begun " + fault.words());
          }

          @Override
          public void ended(PlannedFault fault) {
            told.add("ended " + fault.words());
          }
        });
  }

  private static PlannedFault planned(int beginMillis, int endMillis, Fault fault) {
    return new PlannedFault(Duration.ofMillis(beginMillis), Duration.ofMillis(endMillis), fault);
  }

  /** A minute in six milliseconds. */
  private static List<PlannedFault> quickened(List<PlannedFault> faults) {
    List<PlannedFault> quick = new ArrayList<>();
    faults.forEach(
        fault ->
            quick.add(
                new PlannedFault(
                    fault.begin().dividedBy(10_000),
                    fault.end().dividedBy(10_000),
                    fault.fault())));
    return quick;
  }
}
