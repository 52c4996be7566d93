package io.adpay.common.runtime;

import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Refuses to start on a database that would forget what it acknowledged: InnoDB must flush at each
 * commit, and so must the binary log where it is on.
 */
public final class DurabilityCheck implements InitializingBean {

  private final DataSource database;

  public DurabilityCheck(DataSource database) {
    this.database = database;
  }

  @Override
  public void afterPropertiesSet() {
    Map<String, String> settings = new TreeMap<>();
    JdbcClient.create(database)
        .sql(
            """
            SHOW GLOBAL VARIABLES WHERE Variable_name IN
              ('innodb_flush_log_at_trx_commit', 'sync_binlog', 'log_bin')
            """)
        .query((rs, _) -> Map.entry(rs.getString(1), rs.getString(2)))
        .list()
        .forEach(setting -> settings.put(setting.getKey(), setting.getValue()));
    require(settings, "innodb_flush_log_at_trx_commit");
    if ("ON".equalsIgnoreCase(settings.get("log_bin"))) {
      require(settings, "sync_binlog");
    }
  }

  private static void require(Map<String, String> settings, String name) {
    if (!"1".equals(settings.get(name))) {
      throw new IllegalStateException(
          "The database would not keep what it acknowledges: "
              + name
              + " is "
              + settings.get(name)
              + " and must be 1");
    }
  }
}
