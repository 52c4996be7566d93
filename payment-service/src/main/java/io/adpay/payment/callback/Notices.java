package io.adpay.payment.callback;

import io.adpay.common.contract.operations.QueueState;
import io.adpay.common.contract.payment.Channel;
import io.adpay.common.money.Money;
import io.adpay.common.queue.QueueReport;
import io.adpay.common.wire.Times;
import io.adpay.payment.channel.Notice;
import io.adpay.payment.channel.OutPayoutNo;
import io.adpay.payment.channel.OutRefundNo;
import io.adpay.payment.channel.OutTradeNo;
import io.adpay.payment.payment.Receipt;
import io.adpay.payment.work.DeadLetters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The table {@code channel_notice}. Leases are judged by the database's clock alone. */
@Component
final class Notices implements QueueReport {

  static final String QUEUE = "channel-notices";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final DeadLetters deadLetters;
  private final CallbackProperties properties;

  Notices(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      DeadLetters deadLetters,
      CallbackProperties properties) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.deadLetters = deadLetters;
    this.properties = properties;
  }

  /**
   * Stores a notification, and has committed it when it returns.
   *
   * @param headers those that its signature covers
   * @return false where it is stored already
   */
  boolean store(Channel channel, Notice.Verified notice, String headers, byte[] body) {
    var facts = Facts.of(notice.fact());
    try {
      jdbc.sql(
              """
              INSERT INTO channel_notice
                (channel, notification_id, kind, out_trade_no, out_refund_no, out_payout_no,
                 channel_trade_no, amount, occurred_at, headers, body, received_at, next_attempt_at)
              VALUES (:channel, :id, :kind, :outTradeNo, :outRefundNo, :outPayoutNo, :channelTradeNo,
                      :amount, :occurredAt, :headers, :body, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))
              """)
          .param("channel", channel.name())
          .param("id", notice.notificationId())
          .param("kind", facts.kind().name())
          .param("outTradeNo", facts.outTradeNo() == null ? null : facts.outTradeNo().value())
          .param("outRefundNo", facts.outRefundNo() == null ? null : facts.outRefundNo().value())
          .param("outPayoutNo", facts.outPayoutNo() == null ? null : facts.outPayoutNo().value())
          .param("channelTradeNo", facts.channelTradeNo())
          .param("amount", facts.amount() == null ? null : facts.amount().fen())
          .param("occurredAt", Times.column(notice.occurredAt()))
          .param("headers", headers)
          .param("body", body)
          .update();
      return true;
    } catch (DuplicateKeyException alreadyThere) {
      return false;
    }
  }

  /** Takes notifications that are to be processed, each under a lease. */
  List<StoredNotice> claimDue(int most) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              List<Row> rows =
                  jdbc.sql(
                          """
                          SELECT id, channel, kind, out_trade_no, out_refund_no, out_payout_no,
                                 channel_trade_no, amount, occurred_at, attempts
                            FROM channel_notice
                           WHERE next_attempt_at <= UTC_TIMESTAMP(3)
                           ORDER BY next_attempt_at LIMIT ? FOR UPDATE SKIP LOCKED
                          """)
                      .param(most)
                      .query((rs, _) -> read(rs))
                      .list();
              return rows.stream().map(this::take).toList();
            }));
  }

  private StoredNotice take(Row row) {
    long id = row.notice().id();
    boolean tooMany = row.attempts() >= properties.tries();
    if (tooMany) {
      deadLetters.add(QUEUE, Long.toString(id), row.attempts(), properties.quarantine());
    }
    jdbc.sql(
            """
            UPDATE channel_notice
               SET attempts = attempts + 1,
                   next_attempt_at =
                       TIMESTAMPADD(MICROSECOND, 1000 * FLOOR(? * (1 + ? * RAND())),
                           UTC_TIMESTAMP(3))
             WHERE id = ?
            """)
        .params(
            (tooMany ? properties.quarantine() : properties.lease()).toMillis(),
            tooMany ? 1 : 0,
            id)
        .update();
    return row.notice();
  }

  /** It needs no further processing; in the caller's transaction, if there is one. */
  void finish(long id, NoticeOutcome outcome) {
    jdbc.sql(
            """
            UPDATE channel_notice
               SET processed_at = UTC_TIMESTAMP(3), outcome = ?, next_attempt_at = NULL
             WHERE id = ?
            """)
        .params(outcome.name(), id)
        .update();
  }

  /** It is to be processed again after a pause; this try came to an end and does not count. */
  void again(long id) {
    jdbc.sql(
            """
            UPDATE channel_notice
               SET attempts = 0,
                   next_attempt_at = TIMESTAMPADD(MICROSECOND, ?, UTC_TIMESTAMP(3))
             WHERE id = ?
            """)
        .params(micros(properties.retry()), id)
        .update();
  }

  /**
   * Nothing here explains it yet. While it is young it is processed again, after pauses that grow
   * with its age.
   *
   * @return false where it is no longer young
   */
  boolean putOff(long id, NoticeOutcome soFar) {
    return jdbc.sql(
                """
                UPDATE channel_notice
                   SET attempts = 0, outcome = :soFar,
                       next_attempt_at = TIMESTAMPADD(MICROSECOND,
                           GREATEST(:retry,
                               TIMESTAMPDIFF(MICROSECOND, received_at, UTC_TIMESTAMP(3)) DIV 2),
                           UTC_TIMESTAMP(3))
                 WHERE id = :id
                   AND received_at > TIMESTAMPADD(MICROSECOND, -:doubt, UTC_TIMESTAMP(3))
                """)
            .param("soFar", soFar.name())
            .param("retry", micros(properties.retry()))
            .param("doubt", micros(properties.doubt()))
            .param("id", id)
            .update()
        == 1;
  }

  /** Nothing here has explained it: it ends, and an operator gets it, both or neither. */
  void handOver(long id, NoticeOutcome outcome) {
    transaction.executeWithoutResult(
        _ -> {
          finish(id, outcome);
          deadLetters.handOver(QUEUE, Long.toString(id));
        });
  }

  /**
   * It broke off on our side; one in quarantine stays there.
   *
   * @param forgiven whether the try does not count
   */
  void brokeOff(long id, boolean forgiven) {
    jdbc.sql(
            """
            UPDATE channel_notice
               SET next_attempt_at = TIMESTAMPADD(MICROSECOND, :pause, UTC_TIMESTAMP(3)),
                   attempts = GREATEST(attempts - :forgiven, 0)
             WHERE id = :id AND processed_at IS NULL AND attempts - :forgiven <= :tries
            """)
        .param("pause", micros(properties.retry()))
        .param("forgiven", forgiven ? 1 : 0)
        .param("id", id)
        .param("tries", properties.tries())
        .update();
  }

  @Override
  public List<QueueState> states() {
    return jdbc.sql(
            """
            SELECT COALESCE(SUM(attempts = 0), 0), COALESCE(SUM(attempts > 0), 0),
                   COALESCE(TIMESTAMPDIFF(MICROSECOND, MIN(received_at), UTC_TIMESTAMP(3)), 0)
              FROM channel_notice WHERE next_attempt_at IS NOT NULL
            """)
        .query((rs, _) -> new QueueState(QUEUE, rs.getLong(1), rs.getLong(2), rs.getLong(3) / 1000))
        .list();
  }

  private static long micros(Duration duration) {
    return TimeUnit.MILLISECONDS.toMicros(duration.toMillis());
  }

  private static Row read(ResultSet rs) throws SQLException {
    String channelTradeNo = rs.getString("channel_trade_no");
    long amount = rs.getLong("amount");
    var occurredAt = Times.of(rs.getObject("occurred_at", LocalDateTime.class));
    return new Row(
        new StoredNotice(
            rs.getLong("id"),
            Channel.valueOf(rs.getString("channel")),
            NoticeKind.valueOf(rs.getString("kind")),
            OutTradeNo.parse(rs.getString("out_trade_no")).orElse(null),
            OutRefundNo.parse(rs.getString("out_refund_no")).orElse(null),
            OutPayoutNo.parse(rs.getString("out_payout_no")).orElse(null),
            channelTradeNo == null || amount <= 0
                ? null
                : new Receipt(channelTradeNo, Money.ofFen(amount), occurredAt)),
        rs.getInt("attempts"));
  }

  private record Row(StoredNotice notice, int attempts) {}

  /** What of a notification's contents is kept beside its bytes. */
  private record Facts(
      NoticeKind kind,
      @Nullable OutTradeNo outTradeNo,
      @Nullable OutRefundNo outRefundNo,
      @Nullable OutPayoutNo outPayoutNo,
      @Nullable String channelTradeNo,
      @Nullable Money amount) {

    static Facts of(Notice.Fact fact) {
      return switch (fact) {
        case Notice.PaymentSucceeded paid ->
            new Facts(
                NoticeKind.PAYMENT_SUCCEEDED,
                paid.outTradeNo(),
                null,
                null,
                paid.channelTradeNo(),
                paid.amount());
        case Notice.RefundChanged refund ->
            new Facts(
                NoticeKind.REFUND_CHANGED,
                refund.outTradeNo(),
                refund.outRefundNo(),
                null,
                null,
                null);
        case Notice.PayoutChanged(OutPayoutNo outPayoutNo) ->
            new Facts(NoticeKind.PAYOUT_CHANGED, null, null, outPayoutNo, null, null);
        case Notice.Other other ->
            new Facts(NoticeKind.OTHER, other.outTradeNo(), null, null, null, null);
      };
    }
  }
}
