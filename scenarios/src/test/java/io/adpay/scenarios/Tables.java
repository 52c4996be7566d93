package io.adpay.scenarios;

import io.adpay.engines.server.Accounts;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** A service's tables: to see where a step stands, and to keep the next one from being taken. */
final class Tables {

  private final String address;

  Tables(String address) {
    this.address = address;
  }

  /** The first column of the first row. */
  Optional<String> find(String query, Object... values) {
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(query)) {
      return first(statement, values);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  long number(String query, Object... values) {
    return find(query, values).map(Long::parseLong).orElseThrow();
  }

  /** Locks the row of that number, so that no other transaction can change it. */
  HeldRow hold(String table, String key, String number) {
    String query = "SELECT " + key + " FROM " + table + " WHERE " + key + " = ? FOR UPDATE";
    try {
      Connection connection = connect();
      try (PreparedStatement statement = connection.prepareStatement(query)) {
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.setAutoCommit(false);
        if (first(statement, Long.parseLong(number)).isEmpty()) {
          throw new SQLException("no row " + number + " in " + table);
        }
        return new HeldRow(connection);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(address, Accounts.OWNER, Accounts.OWNER);
  }

  private static Optional<String> first(PreparedStatement statement, Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
    }
  }

  /** A row that nobody else can change until it is let go. */
  static final class HeldRow {

    private final Connection connection;

    private HeldRow(Connection connection) {
      this.connection = connection;
    }

    /** Lets it go, unchanged; again is nothing. */
    void letGo() {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new IllegalStateException("the row is not let go", e);
      }
    }
  }
}
