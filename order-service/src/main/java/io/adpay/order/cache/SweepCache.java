package io.adpay.order.cache;

import io.adpay.common.wire.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes the keys of what changed lately, by what the database says. So no delete is lost for
 * long, neither with a process that dies between its commit and its delete, nor with a Redis that
 * was away or has forgotten what was due. After a start, and after Redis was away, it looks back
 * over everything that can still be cached.
 */
final class SweepCache {

  private static final int PAGE = 1_000;

  private final JdbcClient jdbc;
  private final OrderCache cache;
  private final Clock clock;
  private final OrderCacheProperties properties;

  private boolean trusted;

  SweepCache(JdbcClient jdbc, OrderCache cache, Clock clock, OrderCacheProperties properties) {
    this.jdbc = jdbc;
    this.cache = cache;
    this.clock = clock;
    this.properties = properties;
  }

  synchronized void run() {
    Duration back =
        trusted ? properties.sweepBack() : properties.timeToLive().plus(properties.sweepBack());
    trusted = deleteChangedSince(clock.instant().minus(back));
  }

  private boolean deleteChangedSince(Instant since) {
    var position = new Changed(0, since);
    List<Changed> page;
    do {
      page = changedFrom(position);
      if (!page.isEmpty()) {
        if (!cache.delete(page.stream().map(Changed::orderNo).toList())) {
          return false;
        }
        position = page.getLast();
      }
    } while (page.size() == PAGE);
    return true;
  }

  private List<Changed> changedFrom(Changed position) {
    return jdbc.sql(
            """
            SELECT order_no, changed_at FROM t_order
             WHERE changed_at > :at OR (changed_at = :at AND order_no > :after)
             ORDER BY changed_at, order_no LIMIT :page
            """)
        .param("at", Times.column(position.at()))
        .param("after", position.orderNo())
        .param("page", PAGE)
        .query(
            (rs, _) ->
                new Changed(
                    rs.getLong("order_no"),
                    Times.of(rs.getObject("changed_at", LocalDateTime.class))))
        .list();
  }

  private record Changed(long orderNo, Instant at) {}
}
