package io.adpay.sandbox.trade;

import io.adpay.sandbox.account.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The trades that the channels keep. */
@Repository
public class Trades {

  private final JdbcClient jdbc;

  Trades(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The account's trade of that number. */
  public Optional<Trade> find(Channel channel, String account, String outTradeNo) {
    return jdbc.sql("select * from trade where channel = ? and account = ? and out_trade_no = ?")
        .params(channel.name(), account, outTradeNo)
        .query(Trades::map)
        .optional();
  }

  /** The account's trade with that number of the channel's. */
  public Optional<Trade> findByTradeNo(Channel channel, String account, String tradeNo) {
    return jdbc.sql("select * from trade where channel = ? and account = ? and trade_no = ?")
        .params(channel.name(), account, tradeNo)
        .query(Trades::map)
        .optional();
  }

  /** The trade of that number, whosever; the newest where several merchants used it. */
  public Optional<Trade> findAnyones(Channel channel, String outTradeNo) {
    return jdbc.sql(
            "select * from trade where channel = ? and out_trade_no = ? order by id desc limit 1")
        .params(channel.name(), outTradeNo)
        .query(Trades::map)
        .optional();
  }

  /** The trade behind a link or a code. */
  public Optional<Trade> findByToken(String token) {
    return jdbc.sql("select * from trade where token = ?")
        .params(token)
        .query(Trades::map)
        .optional();
  }

  /** The trade with that id, which must exist. */
  public Trade get(long id) {
    return jdbc.sql("select * from trade where id = ?").params(id).query(Trades::map).single();
  }

  /** The account's trades from after that id on, in the order of their making. */
  public List<Trade> page(Channel channel, String account, long after, int limit) {
    return jdbc.sql(
            "select * from trade where channel = ? and account = ? and id > ? order by id limit ?")
        .params(channel.name(), account, after, limit)
        .query(Trades::map)
        .list();
  }

  /** The latest trades, newest first. */
  public List<Trade> latest(int limit) {
    return jdbc.sql("select * from trade order by id desc limit ?")
        .params(limit)
        .query(Trades::map)
        .list();
  }

  void add(TradeOrder order, @Nullable String tradeNo, String token, Instant now) {
    jdbc.sql(
            """
            insert into trade (channel, account, app_id, out_trade_no, trade_no, token, product,
              subject, total, fingerprint, notify_url, return_url, quit_url, attachment, buyer,
              state, expires_at, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(order.channel().name())
        .param(order.account())
        .param(order.appId())
        .param(order.outTradeNo())
        .param(tradeNo)
        .param(token)
        .param(order.product().name())
        .param(order.subject())
        .param(order.total())
        .param(order.fingerprint())
        .param(order.notifyUrl())
        .param(order.returnUrl())
        .param(order.quitUrl())
        .param(order.attachment())
        .param(order.buyer())
        .param(order.state().name())
        .param(order.expiresAt().toEpochMilli())
        .param(now.toEpochMilli())
        .update();
  }

  /** A buyer came: from now on there is a trade. */
  void scanned(long id, String tradeNo) {
    jdbc.sql("update trade set state = 'WAITING', trade_no = ? where id = ?")
        .params(tradeNo, id)
        .update();
  }

  void paid(long id, String tradeNo, long paid, long fee, Instant now) {
    jdbc.sql(
            """
            update trade set state = 'PAID', trade_no = ?, paid = ?, fee = ?, paid_at = ?
            where id = ?
            """)
        .params(tradeNo, paid, fee, now.toEpochMilli(), id)
        .update();
  }

  /** Does nothing to a trade that no longer waits: a buyer may have been quicker. */
  void closed(long id, Instant now) {
    jdbc.sql("update trade set state = 'CLOSED', closed_at = ? where id = ? and state = 'WAITING'")
        .params(now.toEpochMilli(), id)
        .update();
  }

  void refunded(long id, long amount) {
    jdbc.sql("update trade set refunded = refunded + ? where id = ?").params(amount, id).update();
  }

  private static Trade map(ResultSet row, int number) throws SQLException {
    return new Trade(
        row.getLong("id"),
        Channel.valueOf(row.getString("channel")),
        row.getString("account"),
        row.getString("app_id"),
        row.getString("out_trade_no"),
        row.getString("trade_no"),
        row.getString("token"),
        Product.valueOf(row.getString("product")),
        row.getString("subject"),
        row.getLong("total"),
        row.getString("fingerprint"),
        row.getString("notify_url"),
        row.getString("return_url"),
        row.getString("quit_url"),
        row.getString("attachment"),
        row.getString("buyer"),
        TradeState.valueOf(row.getString("state")),
        row.getLong("paid"),
        row.getLong("refunded"),
        row.getLong("fee"),
        Instant.ofEpochMilli(row.getLong("expires_at")),
        Instant.ofEpochMilli(row.getLong("created_at")),
        timeOrNull(row, "paid_at"),
        timeOrNull(row, "closed_at"));
  }

  static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}
