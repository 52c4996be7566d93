package io.adpay.engines.server;

import io.adpay.engines.process.Launch;
import io.adpay.engines.process.PidFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * A MariaDB that keeps the promises which the services ask of a database: every commit is on the
 * disk, grants are enforced, its clock is UTC, and text compares byte by byte.
 *
 * @param binaries the program
 * @param directory everything of this server: data, temporary files
 * @param port where it listens, on 127.0.0.1 only
 * @param bufferPoolMegabytes InnoDB's cache
 */
public record MariaDbServer(Binaries binaries, Path directory, int port, int bufferPoolMegabytes)
    implements Engine {
  private static final int MAX_CONNECTIONS = 400;
  private static final int PROBE_TIMEOUT_MILLIS = 2000;

  /** As strict as MySQL 8.4 is by itself, so that what passes here passes there. */
  private static final String SQL_MODE =
      "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
          + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION";

  @Override
  public String name() {
    return "mariadb";
  }

  @Override
  public Launch prepare(PidFile pidFile, Path log) {
    Path root = directory.toAbsolutePath().normalize();
    Path data = root.resolve("data");
    Path temporary = root.resolve("tmp");
    Path accounts = root.resolve("accounts.sql");
    try {
      Directories.delete(temporary);
      Files.createDirectories(temporary);
      if (!Files.isDirectory(data)) {
        Path unfinished = root.resolve("data.unfinished");
        Directories.delete(unfinished);
        Directories.copy(binaries.mariaDb().pristineData(), unfinished);
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
      }
      Files.writeString(accounts, Accounts.onMariaDb());
    } catch (IOException e) {
      throw new UncheckedIOException("could not lay out " + root, e);
    }
    List<String> command = binaries.mariaDb().commonCommand(data);
    command.addAll(
        List.of(
            "--bind-address=127.0.0.1",
            "--port=" + port,
            // Relative to the data directory: an absolute path may be too long for a socket.
            "--socket=mariadb.sock",
            "--pid-file=mariadb.pid",
            "--tmpdir=" + temporary,
            // Run at every start, before the first connection is let in.
            "--init-file=" + accounts,
            "--skip-name-resolve",
            // Its own TLS costs twelve seconds at the start, and the way is 127.0.0.1.
            "--skip-ssl",
            "--skip-log-bin",
            "--default-time-zone=+00:00",
            "--transaction-isolation=READ-COMMITTED",
            "--character-set-server=utf8mb4",
            "--collation-server=utf8mb4_bin",
            "--sql-mode=" + SQL_MODE,
            "--innodb-flush-log-at-trx-commit=1",
            "--innodb-log-file-size=64M",
            "--innodb-buffer-pool-size=" + bufferPoolMegabytes + "M",
            "--max-connections=" + MAX_CONNECTIONS,
            "--performance-schema=OFF"));
    return new Launch(command, Map.of(), root, pidFile, log);
  }

  @Override
  public boolean answers() {
    String probe =
        url("")
            + "?connectTimeout="
            + PROBE_TIMEOUT_MILLIS
            + "&socketTimeout="
            + PROBE_TIMEOUT_MILLIS;
    try (Connection connection =
        DriverManager.getConnection(probe, Accounts.APPLICATION, Accounts.APPLICATION)) {
      return connection.isValid(PROBE_TIMEOUT_MILLIS / 1000);
    } catch (SQLException notYet) {
      return false;
    }
  }

  /**
   * Creates the schemas that aren't there yet, for their owner to fill. The server must answer.
   *
   * @throws IllegalStateException when it refuses
   */
  public void createSchemas(List<String> schemas) {
    try (Connection owner = DriverManager.getConnection(url(""), Accounts.OWNER, Accounts.OWNER);
        Statement statement = owner.createStatement()) {
      for (String schema : schemas) {
        statement.execute("CREATE DATABASE IF NOT EXISTS `" + schema + "`");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("could not create " + schemas, e);
    }
  }

  /** The JDBC address of a schema. */
  public String url(String schema) {
    return "jdbc:mariadb://127.0.0.1:" + port + "/" + schema;
  }
}
