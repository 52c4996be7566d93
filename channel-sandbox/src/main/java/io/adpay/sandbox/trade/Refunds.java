package io.adpay.sandbox.trade;

import io.adpay.sandbox.account.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The refunds that the channels took on. */
@Repository
public class Refunds {

  private final JdbcClient jdbc;

  Refunds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The trade's refund of that number. */
  public Optional<Refund> find(long tradeId, String outRefundNo) {
    return jdbc.sql("select * from refund where trade_id = ? and out_refund_no = ?")
        .params(tradeId, outRefundNo)
        .query(Refunds::map)
        .optional();
  }

  /** The merchant's refund of that number, whatever the trade. */
  public Optional<Refund> find(Channel channel, String account, String outRefundNo) {
    return jdbc.sql("select * from refund where channel = ? and account = ? and out_refund_no = ?")
        .params(channel.name(), account, outRefundNo)
        .query(Refunds::map)
        .optional();
  }

  /** The merchant's refunds from after that id on, in the order of their making. */
  public List<Refund> page(Channel channel, String account, long after, int limit) {
    return jdbc.sql(
            "select * from refund where channel = ? and account = ? and id > ? order by id limit ?")
        .params(channel.name(), account, after, limit)
        .query(Refunds::map)
        .list();
  }

  Refund get(long id) {
    return jdbc.sql("select * from refund where id = ?").params(id).query(Refunds::map).single();
  }

  /** What of the trade's money is given back or bound to be. */
  long bound(long tradeId) {
    return jdbc.sql(
            "select coalesce(sum(amount), 0) from refund where trade_id = ? and state <> 'CLOSED'")
        .params(tradeId)
        .query(Long.class)
        .single();
  }

  List<Long> due(Instant now, int limit) {
    return jdbc.sql(
            """
            select id from refund where state = 'PROCESSING' and due_at <= ?
            order by due_at limit ?
            """)
        .params(now.toEpochMilli(), limit)
        .query(Long.class)
        .list();
  }

  void add(Trade trade, RefundOrder order, String refundNo, Instant now, Instant dueAt) {
    jdbc.sql(
            """
            insert into refund (trade_id, channel, account, out_refund_no, refund_no, amount,
              reason, notify_url, state, due_at, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, 'PROCESSING', ?, ?)
            """)
        .param(trade.id())
        .param(trade.channel().name())
        .param(trade.account())
        .param(order.outRefundNo())
        .param(refundNo)
        .param(order.amount())
        .param(order.reason())
        .param(order.notifyUrl())
        .param(dueAt.toEpochMilli())
        .param(now.toEpochMilli())
        .update();
  }

  void finish(long id, RefundState state, Instant now) {
    jdbc.sql("update refund set state = ?, finished_at = ? where id = ?")
        .params(state.name(), now.toEpochMilli(), id)
        .update();
  }

  void postpone(long id, Instant dueAt) {
    jdbc.sql("update refund set due_at = ? where id = ?").params(dueAt.toEpochMilli(), id).update();
  }

  private static Refund map(ResultSet row, int number) throws SQLException {
    return new Refund(
        row.getLong("id"),
        row.getLong("trade_id"),
        row.getString("out_refund_no"),
        row.getString("refund_no"),
        row.getLong("amount"),
        row.getString("reason"),
        row.getString("notify_url"),
        RefundState.valueOf(row.getString("state")),
        Instant.ofEpochMilli(row.getLong("due_at")),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Trades.timeOrNull(row, "finished_at"));
  }
}
