package io.adpay.common.ordernumber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.common.testing.CommonDatabase;
import io.adpay.common.testing.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseNodeLeaseIT {

  private static final NodeLeaseProperties LONG =
      new NodeLeaseProperties(
          Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofMillis(50));
  private static final NodeLeaseProperties SHORT =
      new NodeLeaseProperties(
          Duration.ofMillis(600), Duration.ofMillis(150), Duration.ofMillis(50));

  /** Renewed by hand alone, as by a process that was paused. */
  private static final NodeLeaseProperties PAUSED =
      new NodeLeaseProperties(Duration.ofMillis(600), Duration.ofMillis(1), Duration.ofMillis(50));

  private static CommonDatabase database;

  private final List<DatabaseNodeLease> started = new ArrayList<>();

  @BeforeAll
  static void migrate() {
    database = new CommonDatabase("lease");
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void freeAllNodes() {
    database
        .jdbc
        .sql(
            """
            UPDATE node_lease SET owner = '', fencing_epoch = 0, last_millis = 0,
                                  expires_at = '2018-01-01 00:00:00.000'
            """)
        .update();
  }

  @AfterEach
  void stopAll() {
    started.forEach(DatabaseNodeLease::stop);
  }

  @Test
  void holdersNeverShareANode() throws Exception {
    List<DatabaseNodeLease> holders = new ArrayList<>();
    for (int i = 0; i < NumberIssuer.NODES_PER_ISSUER; i++) {
      holders.add(lease(LONG, Clock.systemUTC()));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Optional<Integer>>> starts =
          holders.stream()
              .<Callable<Optional<Integer>>>map(
                  holder ->
                      () -> {
                        holder.start();
                        return holder.heldNode();
                      })
              .toList();
      Set<Integer> nodes = new HashSet<>();
      for (var done : threads.invokeAll(starts)) {
        done.get().ifPresent(node -> assertThat(nodes.add(node)).isTrue());
      }
      assertThat(holders.stream().map(DatabaseNodeLease::heldNode).map(Optional::orElseThrow))
          .doesNotHaveDuplicates()
          .hasSize(NumberIssuer.NODES_PER_ISSUER);
    }
  }

  @Test
  void theThirtyThirdWaitsForANodeToBeFree() {
    List<DatabaseNodeLease> holders = new ArrayList<>();
    for (int i = 0; i < NumberIssuer.NODES_PER_ISSUER; i++) {
      DatabaseNodeLease holder = lease(LONG, Clock.systemUTC());
      holder.start();
      holders.add(holder);
    }
    DatabaseNodeLease last = lease(SHORT, Clock.systemUTC());
    last.start();
    assertThat(last.heldNode()).isEmpty();
    assertThatThrownBy(() -> last.nodeFor(Clock.systemUTC().millis()))
        .isInstanceOf(NumbersUnavailable.class);

    holders.get(17).stop();

    Awaitility.await().until(() -> last.heldNode().isPresent());
    assertThat(last.heldNode()).hasValue(17);
  }

  @Test
  void aReleasedNodeIsFreeAtOnce() {
    DatabaseNodeLease first = lease(LONG, Clock.systemUTC());
    first.start();
    int node = first.heldNode().orElseThrow();
    first.stop();

    assertThat(freeNodes()).isEqualTo(NumberIssuer.NODES_PER_ISSUER);
    assertThatThrownBy(() -> first.nodeFor(Clock.systemUTC().millis()))
        .isInstanceOf(NumbersUnavailable.class);
    assertThat(epochOf(node)).isEqualTo(1);
  }

  @Test
  void aCrashedHoldersNodeStaysTakenUntilItsLeaseRunsOut() {
    SettableClock clock = new SettableClock(Instant.now());
    DatabaseNodeLease crashed = lease(SHORT, clock);
    crashed.renew();
    int node = crashed.heldNode().orElseThrow();
    takeAllBut(node);

    DatabaseNodeLease next = lease(SHORT, clock);
    next.renew();
    assertThat(next.heldNode()).isEmpty();

    clock.move(Duration.ofMillis(700));
    Awaitility.await()
        .untilAsserted(
            () -> {
              next.renew();
              assertThat(next.heldNode()).hasValue(node);
            });
    assertThat(epochOf(node)).isEqualTo(2);
  }

  @Test
  void aHolderThatWasPausedMakesNoNumberOfTheNextOnesTime() {
    SettableClock pausedClock = new SettableClock(Instant.now());
    DatabaseNodeLease paused = lease(PAUSED, pausedClock);
    paused.renew();
    int node = paused.heldNode().orElseThrow();
    long covered = pausedClock.millis() + PAUSED.duration().toMillis();
    takeAllBut(node);

    SettableClock nextClock = new SettableClock(Instant.ofEpochMilli(covered + 1));
    DatabaseNodeLease next = lease(SHORT, nextClock);
    Awaitility.await()
        .untilAsserted(
            () -> {
              next.renew();
              assertThat(next.heldNode()).hasValue(node);
            });

    assertThatThrownBy(() -> paused.nodeFor(covered)).isInstanceOf(NumbersUnavailable.class);
    assertThatThrownBy(() -> next.nodeFor(covered)).isInstanceOf(NumbersUnavailable.class);
    assertThat(next.nodeFor(covered + 1)).isEqualTo(node);

    paused.renew();
    assertThat(paused.heldNode()).isNotEqualTo(Optional.of(node));
  }

  @Test
  void aLeaseIsRenewedForAsLongAsItsHolderLives() {
    DatabaseNodeLease holder = lease(SHORT, Clock.systemUTC());
    holder.start();
    int node = holder.heldNode().orElseThrow();
    long until = Clock.systemUTC().millis() + SHORT.duration().multipliedBy(3).toMillis();

    Awaitility.await()
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              long now = Clock.systemUTC().millis();
              assertThat(holder.nodeFor(now)).isEqualTo(node);
              return now > until;
            });
    assertThat(epochOf(node)).isEqualTo(1);
  }

  @Test
  void aLeaseThatIsNotRenewedRunsOutHereBeforeItDoesThere() {
    DatabaseNodeLease holder = lease(SHORT, new SettableClock(Instant.now()));
    holder.renew();
    int node = holder.heldNode().orElseThrow();

    Awaitility.await()
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> {
              boolean isFreeThere = !isTaken(node);
              if (isFreeThere) {
                assertThatThrownBy(() -> holder.nodeFor(firstMillisOf(node)))
                    .isInstanceOf(NumbersUnavailable.class);
              }
              return isFreeThere;
            });
  }

  @Test
  void aRestartWithASteppedBackClockMakesNoNumberTwice() {
    Instant now = Instant.parse("2026-11-24T12:00:00Z");
    SettableClock clock = new SettableClock(now);
    Set<Long> made = new HashSet<>();
    Set<Long> places = new HashSet<>();
    for (int restart = 0; restart < 20; restart++) {
      DatabaseNodeLease lease = lease(LONG, clock);
      lease.renew();
      int node = lease.heldNode().orElseThrow();
      var numbers =
          new NumberGenerator(
              NumberIssuer.ORDER,
              lease,
              clock,
              RandomGenerator.getDefault(),
              Duration.ofMillis(50));
      for (int i = 0; i < 10; i++) {
        clock.move(Duration.ofMillis(1));
        long number = numbers.next(1001);
        made.add(number);
        places.add(number >>> NumberLayout.SEQUENCE_SHIFT);
      }
      clock.move(Duration.ofMillis(-7));
      lease.stop();
      takeNone(node);
    }

    assertThat(made).hasSize(200);
    assertThat(places).as("millisecond, node and sequence").hasSize(200);
  }

  @Test
  void aHolderIsNotHeldBackByTheDatabaseBeingAway() {
    DatabaseNodeLease holder = lease(LONG, Clock.systemUTC());
    holder.renew();
    int node = holder.heldNode().orElseThrow();
    database.jdbc.sql("RENAME TABLE node_lease TO node_lease_away").update();
    try {
      holder.renew();

      assertThat(holder.nodeFor(Clock.systemUTC().millis())).isEqualTo(node);
    } finally {
      database.jdbc.sql("RENAME TABLE node_lease_away TO node_lease").update();
    }
  }

  private DatabaseNodeLease lease(NodeLeaseProperties properties, Clock clock) {
    var lease = new DatabaseNodeLease(database.jdbc, clock, properties);
    started.add(lease);
    return lease;
  }

  private static void takeAllBut(int node) {
    database
        .jdbc
        .sql("UPDATE node_lease SET expires_at = '2099-01-01 00:00:00' WHERE node_id <> ?")
        .param(node)
        .update();
  }

  /** Makes every other node look used lately, so that the same one is preferred again. */
  private static void takeNone(int node) {
    database
        .jdbc
        .sql("UPDATE node_lease SET expires_at = '2020-01-01 00:00:00' WHERE node_id = ?")
        .param(node)
        .update();
    database
        .jdbc
        .sql("UPDATE node_lease SET expires_at = '2020-01-02 00:00:00' WHERE node_id <> ?")
        .param(node)
        .update();
  }

  private static long freeNodes() {
    return database
        .jdbc
        .sql("SELECT COUNT(*) FROM node_lease WHERE expires_at <= UTC_TIMESTAMP(3)")
        .query(Long.class)
        .single();
  }

  private static boolean isTaken(int node) {
    return database
        .jdbc
        .sql("SELECT expires_at > UTC_TIMESTAMP(3) FROM node_lease WHERE node_id = ?")
        .param(node)
        .query(Boolean.class)
        .single();
  }

  private static long epochOf(int node) {
    return database
        .jdbc
        .sql("SELECT fencing_epoch FROM node_lease WHERE node_id = ?")
        .param(node)
        .query(Long.class)
        .single();
  }

  private static long firstMillisOf(int node) {
    return database
            .jdbc
            .sql("SELECT last_millis FROM node_lease WHERE node_id = ?")
            .param(node)
            .query(Long.class)
            .single()
        - SHORT.duration().toMillis();
  }
}
