package io.adpay.engines;

import io.adpay.engines.server.Accounts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * The database servers of this test JVM. They are started by the first test that asks, on free
 * ports, with their data under the module's {@code target/}, and end with the JVM, even when it is
 * killed. With the system property {@code docker} they are MySQL and Redis in containers instead;
 * nothing else ever decides between the two.
 */
public final class TestEngines {
  private static final int SUFFIX_LENGTH = 8;

  private TestEngines() {}

  /** Started by the class loader, once, when first touched. */
  private static final class Started {
    static final Servers SERVERS =
        System.getProperty("docker") == null ? LocalServers.start() : ContainerServers.start();

    private Started() {}
  }

  /**
   * Creates an empty schema that nobody else uses.
   *
   * @param prefix what its name holds, for whoever reads a log: a lower-case word
   * @throws IllegalArgumentException when the prefix is no such word
   */
  public static TestDatabase freshDatabase(String prefix) {
    if (!prefix.matches("[a-z][a-z0-9_]{0,29}")) {
      throw new IllegalArgumentException("not a lower-case word of up to 30 letters: " + prefix);
    }
    String suffix = UUID.randomUUID().toString().substring(0, SUFFIX_LENGTH);
    String schema = "adpay_" + prefix + "_" + suffix;
    Servers servers = Started.SERVERS;
    try (Connection connection =
            DriverManager.getConnection(servers.serverUrl(), Accounts.OWNER, Accounts.OWNER);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE `" + schema + "`");
    } catch (SQLException e) {
      throw new IllegalStateException("could not create the schema " + schema, e);
    }
    return new TestDatabase(
        servers.url(schema),
        Accounts.APPLICATION,
        Accounts.APPLICATION,
        Accounts.OWNER,
        Accounts.OWNER,
        schema);
  }

  /** The Redis that all tests of this JVM share. */
  public static RedisAddress redis() {
    return Started.SERVERS.redis();
  }

  /** Starts a Redis for one test, to stop, kill and empty as it likes. */
  public static PrivateRedis startPrivateRedis() {
    return Started.SERVERS.startPrivateRedis();
  }

  /**
   * Registers a fresh schema and the shared Redis under the names that the services read them by.
   *
   * @param registry takes a property's name and its value, as Spring's DynamicPropertyRegistry
   *     does: {@code registry::add}
   * @param prefix as for {@link #freshDatabase(String)}
   * @return the schema
   */
  public static TestDatabase register(
      BiConsumer<String, Supplier<Object>> registry, String prefix) {
    TestDatabase database = freshDatabase(prefix);
    registry.accept("spring.datasource.url", database::url);
    registry.accept("spring.datasource.username", database::user);
    registry.accept("spring.datasource.password", database::password);
    registry.accept("spring.flyway.user", database::ownerUser);
    registry.accept("spring.flyway.password", database::ownerPassword);
    registry.accept("adpay.redis.host", () -> redis().host());
    registry.accept("adpay.redis.port", () -> redis().port());
    return database;
  }
}
