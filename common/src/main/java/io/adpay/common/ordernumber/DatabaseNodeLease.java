package io.adpay.common.ordernumber;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A node id leased in the service's own database (table {@code node_lease}).
 *
 * <p>Two bounds make it safe. The database's clock says when a lease may be given to someone else.
 * And each grant writes down the last millisecond that its holder may put into a number: the next
 * holder of the same id begins after it. So even a holder that was paused in the middle of making a
 * number, and wakes up after its lease went to another, can't make a number twice.
 */
public final class DatabaseNodeLease implements NodeLease, SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(DatabaseNodeLease.class);

  private static final long SOON_MILLIS = 500;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final NodeLeaseProperties properties;
  private final String owner = ownerName();

  /** What a released node id must never be used for again, however the clock steps. */
  private final AtomicLong lastUsedMillis = new AtomicLong();

  private volatile @Nullable Grant grant;
  private @Nullable ScheduledExecutorService renewals;

  public DatabaseNodeLease(JdbcClient jdbc, Clock clock, NodeLeaseProperties properties) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.properties = properties;
  }

  @Override
  public int nodeFor(long epochMillis) {
    Grant held = grant;
    if (held == null) {
      throw new NumbersUnavailable("no node id is leased");
    }
    if (System.nanoTime() - held.expiresNanos() >= 0
        || epochMillis < held.firstMillis()
        || epochMillis > held.lastMillis()) {
      throw new NumbersUnavailable(
          "the lease of node " + held.node() + " does not cover this moment");
    }
    lastUsedMillis.accumulateAndGet(epochMillis, Math::max);
    if (grant == null) {
      throw new NumbersUnavailable("the lease of node " + held.node() + " was just given back");
    }
    return held.node();
  }

  /** The node id that is held now, if any: for metrics and for operators. */
  public Optional<Integer> heldNode() {
    return Optional.ofNullable(grant).map(Grant::node);
  }

  @Override
  public synchronized void start() {
    renew();
    var scheduler =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("node-lease").daemon().factory());
    long period = properties.renewal().toMillis();
    var _ = scheduler.scheduleWithFixedDelay(this::renew, period, period, TimeUnit.MILLISECONDS);
    var _ =
        scheduler.scheduleWithFixedDelay(
            this::leaseIfThereIsNone, SOON_MILLIS, SOON_MILLIS, TimeUnit.MILLISECONDS);
    renewals = scheduler;
  }

  @Override
  public synchronized void stop() {
    if (renewals != null) {
      renewals.shutdownNow();
      renewals = null;
    }
    Grant held = grant;
    grant = null;
    if (held != null) {
      release(held);
    }
  }

  @Override
  public boolean isRunning() {
    return renewals != null;
  }

  /** Leases are there before anything that makes numbers, and go after it. */
  @Override
  public int getPhase() {
    return Integer.MIN_VALUE + 1000;
  }

  /** Processes that start together keep each other from seeing a free node for a moment. */
  private void leaseIfThereIsNone() {
    if (grant == null) {
      renew();
    }
  }

  void renew() {
    try {
      Grant held = grant;
      Optional<Grant> renewed = held == null ? Optional.empty() : extended(held);
      grant = renewed.or(this::acquired).orElse(null);
    } catch (DataAccessException e) {
      log.warn("The lease of a node id could not be renewed; the next try follows", e);
    }
  }

  private Optional<Grant> extended(Grant held) {
    long before = System.nanoTime();
    long lastMillis = Math.max(held.lastMillis(), lastMillis(clock.millis()));
    int rows =
        jdbc.sql(
                """
                UPDATE node_lease
                   SET expires_at = UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND, last_millis = ?
                 WHERE node_id = ? AND owner = ? AND fencing_epoch = ?
                """)
            .params(micros(), lastMillis, held.node(), owner, held.fencingEpoch())
            .update();
    if (rows == 0) {
      log.warn("Node {} was leased to someone else after its lease ran out here", held.node());
      return Optional.empty();
    }
    return Optional.of(
        new Grant(
            held.node(),
            held.fencingEpoch(),
            held.firstMillis(),
            lastMillis,
            before + trusted().toNanos()));
  }

  private Optional<Grant> acquired() {
    Optional<Grant> granted = leaseAFreeNode();
    granted.ifPresentOrElse(
        grant -> log.info("Leased node {} (fencing epoch {})", grant.node(), grant.fencingEpoch()),
        () -> log.error("No node id is free: numbers can't be made until a lease runs out"));
    return granted;
  }

  /**
   * Others may be after the same ids at this moment: whoever moves an id's epoch first has it, and
   * the others go on to the next.
   */
  private Optional<Grant> leaseAFreeNode() {
    long before = System.nanoTime();
    long now = clock.millis();
    List<Free> candidates =
        jdbc.sql(
                """
                SELECT node_id, fencing_epoch FROM node_lease
                 WHERE expires_at < UTC_TIMESTAMP(3) AND last_millis < ?
                 ORDER BY expires_at, node_id
                """)
            .param(now)
            .query((rs, _) -> new Free(rs.getInt(1), rs.getLong(2)))
            .list();
    return candidates.stream()
        .filter(free -> take(free, now))
        .findFirst()
        .map(
            free ->
                new Grant(
                    free.node(),
                    free.fencingEpoch() + 1,
                    now,
                    lastMillis(now),
                    before + trusted().toNanos()));
  }

  private boolean take(Free free, long now) {
    return jdbc.sql(
                """
                UPDATE node_lease
                   SET owner = ?, fencing_epoch = fencing_epoch + 1, last_millis = ?,
                       expires_at = UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND
                 WHERE node_id = ? AND fencing_epoch = ? AND expires_at < UTC_TIMESTAMP(3)
                   AND last_millis < ?
                """)
            .params(owner, lastMillis(now), micros(), free.node(), free.fencingEpoch(), now)
            .update()
        == 1;
  }

  private long lastMillis(long now) {
    return now + properties.duration().toMillis();
  }

  private void release(Grant held) {
    try {
      jdbc.sql(
              """
              UPDATE node_lease SET expires_at = UTC_TIMESTAMP(3), last_millis = ?
               WHERE node_id = ? AND owner = ? AND fencing_epoch = ?
              """)
          .params(
              Math.max(held.firstMillis() - 1, lastUsedMillis.get()),
              held.node(),
              owner,
              held.fencingEpoch())
          .update();
    } catch (DataAccessException e) {
      log.warn("Node {} could not be given back; its lease will run out by itself", held.node(), e);
    }
  }

  private long micros() {
    return TimeUnit.MILLISECONDS.toMicros(properties.duration().toMillis());
  }

  /** The holder stops a tenth before the database would give the id to another. */
  private Duration trusted() {
    return properties.duration().multipliedBy(9).dividedBy(10);
  }

  private static String ownerName() {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      log.debug("This host has no name of its own", e);
      host = "unnamed";
    }
    return ProcessHandle.current().pid()
        + "@"
        + host.substring(0, Math.min(host.length(), 40))
        + "/"
        + UUID.randomUUID().toString().substring(0, 8);
  }

  private record Free(int node, long fencingEpoch) {}

  private record Grant(
      int node, long fencingEpoch, long firstMillis, long lastMillis, long expiresNanos) {}
}
