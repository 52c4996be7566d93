package io.adpay.engines;

import io.adpay.engines.server.Accounts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.testcontainers.mysql.MySQLContainer;
import org.testcontainers.utility.DockerImageName;

/** MySQL and Redis in containers, for a machine that the packed binaries are not for. */
final class ContainerServers implements Servers {
  private static final DockerImageName MYSQL = DockerImageName.parse("mysql:8.4");

  private final MySQLContainer mySql;
  private final ContainerRedis sharedRedis;

  private ContainerServers(MySQLContainer mySql, ContainerRedis sharedRedis) {
    this.mySql = mySql;
    this.sharedRedis = sharedRedis;
  }

  @SuppressWarnings("resource") // closed by Testcontainers with the JVM
  static ContainerServers start() {
    MySQLContainer mySql =
        new MySQLContainer(MYSQL)
            .withUsername(Accounts.ADMINISTRATOR)
            .withPassword(Accounts.ADMINISTRATOR)
            .withCommand(
                "--skip-log-bin",
                "--default-time-zone=+00:00",
                "--transaction-isolation=READ-COMMITTED",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_bin",
                "--innodb-flush-log-at-trx-commit=1");
    mySql.start();
    ContainerServers servers = new ContainerServers(mySql, ContainerRedis.launch());
    servers.createAccounts();
    return servers;
  }

  @Override
  public String url(String schema) {
    return "jdbc:mysql://"
        + mySql.getHost()
        + ":"
        + mySql.getMappedPort(MySQLContainer.MYSQL_PORT)
        + "/"
        + schema
        + "?sslMode=DISABLED&allowPublicKeyRetrieval=true";
  }

  @Override
  public String serverUrl() {
    return url("");
  }

  @Override
  public RedisAddress redis() {
    return sharedRedis.address();
  }

  @Override
  public PrivateRedis startPrivateRedis() {
    return ContainerRedis.launch();
  }

  private void createAccounts() {
    try (Connection connection =
            DriverManager.getConnection(
                serverUrl(), Accounts.ADMINISTRATOR, Accounts.ADMINISTRATOR);
        Statement statement = connection.createStatement()) {
      for (String line : Accounts.onAnyServer().lines().toList()) {
        statement.execute(line);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("could not create the accounts", e);
    }
  }
}
