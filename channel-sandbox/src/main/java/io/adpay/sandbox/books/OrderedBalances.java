package io.adpay.sandbox.books;

import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.faults.FaultBook;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a merchant may spend where {@code merchantBalance} is ordered: that sum, more by what came
 * in since, less by what refunds and transfers took from the moment that they were taken on. Where
 * nothing is ordered no merchant is ever short.
 */
@Component
public class OrderedBalances {

  private final JdbcClient jdbc;
  private final FaultBook faults;

  OrderedBalances(JdbcClient jdbc, FaultBook faults) {
    this.jdbc = jdbc;
    this.faults = faults;
  }

  /** Whether the merchant has that much, in fen. */
  public boolean covers(Channel channel, String account, long amount) {
    Long ordered = faults.of(channel).merchantBalance();
    return ordered == null || amount <= ordered + change(channel, account);
  }

  /** Adds fen, or takes them where they are negative, within the transaction that moves them. */
  public void add(Channel channel, String account, long amount) {
    jdbc.sql(
            """
            insert into balance_change (channel, account, amount) values (?, ?, ?)
            on conflict (channel, account) do update set amount = amount + excluded.amount
            """)
        .params(channel.name(), account, amount)
        .update();
  }

  private long change(Channel channel, String account) {
    return jdbc.sql("select amount from balance_change where channel = ? and account = ?")
        .params(channel.name(), account)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }
}
