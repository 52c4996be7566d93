package io.adpay.sandbox.books;

import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.faults.ChannelClock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Each merchant's money at its channel, as signed movements that are only ever added: a payment in,
 * its fee, a refund and a transfer out. The channel keeps its fee when money goes back. Amounts are
 * fen.
 */
@Repository
public class Books {

  /** What moves a merchant's money. */
  enum Kind {
    PAYMENT,
    FEE,
    REFUND,
    PAYOUT
  }

  /** A merchant's money at a channel, in fen; the balance is what the other sums leave. */
  public record Balance(
      Channel channel,
      String account,
      long paid,
      long refunded,
      long paidOut,
      long fees,
      long balance) {}

  private final JdbcClient jdbc;
  private final ChannelClock clock;

  Books(JdbcClient jdbc, ChannelClock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** One line for each merchant whose money ever moved. */
  public List<Balance> balances() {
    return jdbc.sql(
            """
            select channel, account,
              coalesce(sum(amount) filter (where kind = 'PAYMENT'), 0) paid,
              -coalesce(sum(amount) filter (where kind = 'REFUND'), 0) refunded,
              -coalesce(sum(amount) filter (where kind = 'PAYOUT'), 0) paid_out,
              -coalesce(sum(amount) filter (where kind = 'FEE'), 0) fees,
              sum(amount) balance
            from movement group by channel, account order by channel, account
            """)
        .query(
            (row, number) ->
                new Balance(
                    Channel.valueOf(row.getString("channel")),
                    row.getString("account"),
                    row.getLong("paid"),
                    row.getLong("refunded"),
                    row.getLong("paid_out"),
                    row.getLong("fees"),
                    row.getLong("balance")))
        .list();
  }

  /** The merchant's line; of one whose money never moved, zeros. */
  public Balance balance(Channel channel, String account) {
    return balances().stream()
        .filter(line -> line.channel() == channel && line.account().equals(account))
        .findFirst()
        .orElseGet(() -> new Balance(channel, account, 0, 0, 0, 0, 0));
  }

  /** A buyer's money came, less what the channel keeps of it. */
  public void paid(Channel channel, String account, String tradeNo, long amount, long fee) {
    post(channel, account, Kind.PAYMENT, tradeNo, amount);
    if (fee > 0) {
      post(channel, account, Kind.FEE, tradeNo, -fee);
    }
  }

  /** Money went back to a buyer. */
  public void refunded(Channel channel, String account, String refundNo, long amount) {
    post(channel, account, Kind.REFUND, refundNo, -amount);
  }

  /** Money went to a payee. */
  public void paidOut(Channel channel, String account, String transferNo, long amount) {
    post(channel, account, Kind.PAYOUT, transferNo, -amount);
  }

  private void post(Channel channel, String account, Kind kind, String reference, long amount) {
    jdbc.sql(
            """
            insert into movement (channel, account, kind, reference, amount, created_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            channel.name(),
            account,
            kind.name(),
            reference,
            amount,
            clock.now(channel).toEpochMilli())
        .update();
  }
}
