package io.adpay.wallet.account;

import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refuses to start where the platform's accounts in the database aren't those in the code. */
public final class PlatformAccountsCheck implements InitializingBean {

  private final JdbcClient jdbc;

  public PlatformAccountsCheck(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void afterPropertiesSet() {
    Map<String, Long> rows = new HashMap<>();
    jdbc.sql("SELECT kind, id FROM wallet_account WHERE id < 1000 AND append_only")
        .query((rs, _) -> Map.entry(rs.getString(1), rs.getLong(2)))
        .list()
        .forEach(row -> rows.put(row.getKey(), row.getValue()));
    for (PlatformAccount account : PlatformAccount.values()) {
      if (!Long.valueOf(account.id()).equals(rows.get(account.name()))) {
        throw new IllegalStateException(
            "no migration created the platform's account " + account + " as " + account.id());
      }
    }
  }
}
