package io.adpay.sandbox.transfer;

import io.adpay.sandbox.account.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The transfers that the channels took on. */
@Repository
public class Transfers {

  private final JdbcClient jdbc;

  Transfers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The account's transfer of that number. */
  public Optional<Transfer> find(Channel channel, String account, String outBizNo) {
    return jdbc.sql("select * from transfer where channel = ? and account = ? and out_biz_no = ?")
        .params(channel.name(), account, outBizNo)
        .query(Transfers::map)
        .optional();
  }

  /** The account's transfer with that number of the channel's. */
  public Optional<Transfer> findByTransferNo(Channel channel, String account, String transferNo) {
    return jdbc.sql("select * from transfer where channel = ? and account = ? and transfer_no = ?")
        .params(channel.name(), account, transferNo)
        .query(Transfers::map)
        .optional();
  }

  /** The transfer of that number, whosever; the newest where several merchants used it. */
  public Optional<Transfer> findAnyones(Channel channel, String outBizNo) {
    return jdbc.sql(
            "select * from transfer where channel = ? and out_biz_no = ? order by id desc limit 1")
        .params(channel.name(), outBizNo)
        .query(Transfers::map)
        .optional();
  }

  /** The account's transfers from after that id on, in the order of their making. */
  public List<Transfer> page(Channel channel, String account, long after, int limit) {
    return jdbc.sql(
            """
            select * from transfer where channel = ? and account = ? and id > ? order by id limit ?
            """)
        .params(channel.name(), account, after, limit)
        .query(Transfers::map)
        .list();
  }

  Transfer get(long id) {
    return jdbc.sql("select * from transfer where id = ?")
        .params(id)
        .query(Transfers::map)
        .single();
  }

  List<Long> due(Instant now, int limit) {
    return jdbc.sql("select id from transfer where due_at <= ? order by due_at limit ?")
        .params(now.toEpochMilli(), limit)
        .query(Long.class)
        .list();
  }

  void add(
      TransferOrder order,
      String transferNo,
      String fundNo,
      String token,
      Instant now,
      Instant dueAt,
      Instant expiresAt) {
    jdbc.sql(
            """
            insert into transfer (channel, account, app_id, out_biz_no, transfer_no, fund_no, token,
              amount, payee, remark, fingerprint, notify_url, doom, state, due_at, expires_at,
              created_at, updated_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'ACCEPTED', ?, ?, ?, ?)
            """)
        .param(order.channel().name())
        .param(order.account())
        .param(order.appId())
        .param(order.outBizNo())
        .param(transferNo)
        .param(fundNo)
        .param(token)
        .param(order.amount())
        .param(order.payee())
        .param(order.remark())
        .param(order.fingerprint())
        .param(order.notifyUrl())
        .param(nameOrNull(order.doom()))
        .param(dueAt.toEpochMilli())
        .param(expiresAt.toEpochMilli())
        .param(now.toEpochMilli())
        .param(now.toEpochMilli())
        .update();
  }

  /** It is in that state now, and the channel gets to it again at that time. */
  void move(long id, TransferState state, Instant dueAt, Instant now) {
    jdbc.sql("update transfer set state = ?, due_at = ?, updated_at = ? where id = ?")
        .params(state.name(), dueAt.toEpochMilli(), now.toEpochMilli(), id)
        .update();
  }

  void postpone(long id, Instant dueAt) {
    jdbc.sql("update transfer set due_at = ? where id = ?")
        .params(dueAt.toEpochMilli(), id)
        .update();
  }

  void end(long id, TransferState state, @Nullable TransferFailure failure, Instant now) {
    jdbc.sql(
            """
            update transfer set state = ?, failure = ?, due_at = null, updated_at = ? where id = ?
            """)
        .param(state.name())
        .param(nameOrNull(failure))
        .param(now.toEpochMilli())
        .param(id)
        .update();
  }

  private static @Nullable String nameOrNull(@Nullable TransferFailure failure) {
    return failure == null ? null : failure.name();
  }

  private static @Nullable TransferFailure failureOrNull(@Nullable String name) {
    return name == null ? null : TransferFailure.valueOf(name);
  }

  private static Transfer map(ResultSet row, int number) throws SQLException {
    return new Transfer(
        row.getLong("id"),
        Channel.valueOf(row.getString("channel")),
        row.getString("account"),
        row.getString("app_id"),
        row.getString("out_biz_no"),
        row.getString("transfer_no"),
        row.getString("fund_no"),
        row.getString("token"),
        row.getLong("amount"),
        row.getString("payee"),
        row.getString("remark"),
        row.getString("fingerprint"),
        row.getString("notify_url"),
        failureOrNull(row.getString("doom")),
        TransferState.valueOf(row.getString("state")),
        failureOrNull(row.getString("failure")),
        Instant.ofEpochMilli(row.getLong("expires_at")),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("updated_at")));
  }
}
