package io.adpay.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnginesIT {
  @Test
  void theApplicationMayDoNothingUntilTheOwnerGrantsIt() throws SQLException {
    TestDatabase database = TestEngines.freshDatabase("grants");
    try (Connection owner = asOwner(database)) {
      run(owner, "CREATE TABLE entry (id INT PRIMARY KEY, note VARCHAR(20))");

      assertThatThrownBy(() -> asUser(database).close()).hasMessageContaining("Access denied");

      run(owner, "GRANT SELECT, INSERT ON entry TO adpay");
      try (Connection user = asUser(database)) {
        run(user, "INSERT INTO entry VALUES (1, 'written')");
        assertThatThrownBy(() -> run(user, "UPDATE entry SET note = 'changed'"))
            .hasMessageContaining("denied");
        assertThatThrownBy(() -> run(user, "DELETE FROM entry")).hasMessageContaining("denied");
        assertThatThrownBy(() -> run(user, "DROP TABLE entry")).hasMessageContaining("denied");
      }
    }
  }

  @Test
  void aWrongPasswordIsRefused() {
    TestDatabase database = TestEngines.freshDatabase("password");

    assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "adpay_owner", "wrong"))
        .hasMessageContaining("Access denied");
  }

  @Test
  void theOwnerMayCreateTriggers() throws SQLException {
    TestDatabase database = TestEngines.freshDatabase("triggers");
    try (Connection owner = asOwner(database)) {
      run(owner, "CREATE TABLE entry (id INT PRIMARY KEY)");
      run(
          owner,
          "CREATE TRIGGER entry_stays BEFORE DELETE ON entry FOR EACH ROW"
              + " SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'entries are for ever'");
      run(owner, "INSERT INTO entry VALUES (1)");

      assertThatThrownBy(() -> run(owner, "DELETE FROM entry"))
          .hasMessageContaining("entries are for ever");
    }
  }

  @Test
  void theOwnerOwnsNothingBeyondTheSchemasOfAdPay() throws SQLException {
    try (Connection owner = asOwner(TestEngines.freshDatabase("elsewhere"))) {
      assertThatThrownBy(() -> run(owner, "CREATE DATABASE adpayroll"))
          .hasMessageContaining("Access denied");
    }
  }

  @Test
  void keepsThePromisesThatTheServicesAskOfADatabase() throws SQLException {
    try (Connection owner = asOwner(TestEngines.freshDatabase("promises"))) {
      assertThat(value(owner, "SELECT @@global.innodb_flush_log_at_trx_commit")).isEqualTo("1");
      assertThat(value(owner, "SELECT @@global.log_bin")).isEqualTo("0");
      assertThat(value(owner, "SELECT @@global.time_zone")).isEqualTo("+00:00");
      assertThat(value(owner, "SELECT @@transaction_isolation")).isEqualTo("READ-COMMITTED");
      assertThat(value(owner, "SELECT @@collation_database")).isEqualTo("utf8mb4_bin");
    }
  }

  @Test
  void textComparesByteByByte() throws SQLException {
    try (Connection owner = asOwner(TestEngines.freshDatabase("text"))) {
      run(owner, "CREATE TABLE word (word VARCHAR(10) UNIQUE)");
      run(owner, "INSERT INTO word VALUES ('Key'), ('key'), ('k\u00e9y')");

      assertThat(value(owner, "SELECT COUNT(*) FROM word WHERE word = 'key'")).isEqualTo("1");
    }
  }

  @Test
  void itsClockIsUtc() throws SQLException {
    try (Connection owner = asOwner(TestEngines.freshDatabase("clock"));
        Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery("SELECT NOW(3)")) {
      row.next();
      Instant there = row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC);
      assertThat(Duration.between(there, Clock.systemUTC().instant()).abs())
          .isLessThan(Duration.ofMinutes(1));
    }
  }

  @Test
  void schemasOfTheSamePrefixAreDifferent() {
    assertThat(TestEngines.freshDatabase("twice").schema())
        .startsWith("adpay_twice_")
        .isNotEqualTo(TestEngines.freshDatabase("twice").schema());
  }

  @Test
  void aPrefixThatWouldBreakOutOfTheNameIsRefused() {
    assertThatThrownBy(() -> TestEngines.freshDatabase("x`; DROP DATABASE mysql"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void registersWhatTheServicesRead() {
    Map<String, Object> properties = new HashMap<>();

    TestDatabase database =
        TestEngines.register((name, value) -> properties.put(name, value.get()), "registered");

    assertThat(properties)
        .containsEntry("spring.datasource.url", database.url())
        .containsEntry("spring.datasource.username", "adpay")
        .containsEntry("spring.datasource.password", "adpay")
        .containsEntry("spring.flyway.user", "adpay_owner")
        .containsEntry("spring.flyway.password", "adpay_owner")
        .containsEntry("adpay.redis.host", TestEngines.redis().host())
        .containsEntry("adpay.redis.port", TestEngines.redis().port());
  }

  private static Connection asOwner(TestDatabase database) throws SQLException {
    return DriverManager.getConnection(
        database.url(), database.ownerUser(), database.ownerPassword());
  }

  private static Connection asUser(TestDatabase database) throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String value(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
