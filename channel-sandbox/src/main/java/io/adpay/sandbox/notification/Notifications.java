package io.adpay.sandbox.notification;

import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.faults.ChannelClock;
import io.adpay.sandbox.faults.FaultBook;
import io.adpay.sandbox.faults.Faults;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The notices of both channels, and what became of each. */
@Repository
public class Notifications {

  private static final long SHUFFLE_MILLIS = 2_000;

  /**
   * What became of the notices about a matter.
   *
   * @param sent attempts that left for the merchant, repetitions too
   * @param acknowledged those that the merchant took
   */
  public record Tally(long sent, long acknowledged) {}

  private final JdbcClient jdbc;
  private final FaultBook faults;
  private final ChannelClock channelClock;
  private final Clock clock;

  Notifications(JdbcClient jdbc, FaultBook faults, ChannelClock channelClock, Clock clock) {
    this.jdbc = jdbc;
    this.faults = faults;
    this.channelClock = channelClock;
    this.clock = clock;
  }

  /** Keeps a notice to be sent, within the transaction that it tells of. */
  public void post(Notice notice) {
    Faults ordered = faults.of(notice.channel());
    long shuffled =
        ordered.shuffleNotifications() ? ThreadLocalRandom.current().nextLong(SHUFFLE_MILLIS) : 0;
    jdbc.sql(
            """
            insert into notification (channel, account, matter, notify_id, event, url, content,
              next_attempt_at, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            notice.channel().name(),
            notice.account(),
            notice.matter(),
            notice.notifyId(),
            notice.event(),
            notice.url(),
            notice.content(),
            clock.millis() + ordered.notificationDelayMs() + shuffled,
            channelClock.now(notice.channel()).toEpochMilli())
        .update();
  }

  /** What became of all notices about a matter; a trade's are those of its refunds too. */
  public Tally tally(String matter) {
    return jdbc.sql(
            """
            select coalesce(sum(sent), 0) sent, coalesce(sum(acknowledged), 0) acknowledged
            from notification where matter = ?
            """)
        .params(matter)
        .query((row, number) -> new Tally(row.getLong("sent"), row.getLong("acknowledged")))
        .single();
  }

  List<PendingNotice> due(Instant now, int limit) {
    return jdbc.sql(
            """
            select * from notification where next_attempt_at <= ? order by next_attempt_at limit ?
            """)
        .params(now.toEpochMilli(), limit)
        .query(Notifications::map)
        .list();
  }

  /** Records an attempt; without a next one, the notice is done with. */
  void attempted(long id, int sent, int acknowledged, @Nullable Instant nextAttemptAt) {
    jdbc.sql(
            """
            update notification set attempts = attempts + 1, sent = sent + ?,
              acknowledged = acknowledged + ?, next_attempt_at = ? where id = ?
            """)
        .param(sent)
        .param(acknowledged)
        .param(nextAttemptAt == null ? null : nextAttemptAt.toEpochMilli())
        .param(id)
        .update();
  }

  private static PendingNotice map(ResultSet row, int number) throws SQLException {
    return new PendingNotice(
        row.getLong("id"),
        new Notice(
            Channel.valueOf(row.getString("channel")),
            row.getString("account"),
            row.getString("matter"),
            row.getString("notify_id"),
            row.getString("event"),
            row.getString("url"),
            row.getString("content")),
        row.getInt("attempts"),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }
}
