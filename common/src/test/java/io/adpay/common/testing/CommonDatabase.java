package io.adpay.common.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.adpay.engines.TestDatabase;
import io.adpay.engines.TestEngines;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A fresh schema with the tables that all services have. */
public final class CommonDatabase implements AutoCloseable {

  private final HikariDataSource pool;
  public final JdbcClient jdbc;
  public final JdbcTransactionManager transactions;
  public final TransactionTemplate transaction;

  public CommonDatabase(String prefix) {
    TestDatabase database = TestEngines.freshDatabase(prefix);
    Flyway.configure()
        .dataSource(database.url(), database.ownerUser(), database.ownerPassword())
        .locations("classpath:db/common")
        .load()
        .migrate();
    var config = new HikariConfig();
    config.setJdbcUrl(database.url());
    config.setUsername(database.ownerUser());
    config.setPassword(database.ownerPassword());
    config.setMaximumPoolSize(20);
    config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(20));
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    pool = new HikariDataSource(config);
    jdbc = JdbcClient.create(pool);
    transactions = new JdbcTransactionManager(pool);
    transaction = new TransactionTemplate(transactions);
  }

  public HikariDataSource pool() {
    return pool;
  }

  @Override
  public void close() {
    pool.close();
  }
}
