package io.adpay.engines.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An unpacked MariaDB: the program, its messages, and a data directory in which nothing but the
 * system tables are, from which new ones are copied.
 *
 * @param directory the base directory
 */
record MariaDbHome(Path directory) {
  private static final long INSTALL_TIMEOUT_SECONDS = 120;

  /** Fixed at the installation of a data directory: a start with others is refused. */
  private static final List<String> LAYOUT =
      List.of("--innodb-data-file-path=ibdata1:8M:autoextend", "--innodb-autoextend-increment=8");

  Path program() {
    return directory.resolve("bin/mariadbd");
  }

  Path pristineData() {
    return directory.resolve("pristine-data");
  }

  /** What every run of the program says, whatever it runs for. */
  List<String> commonCommand(Path dataDirectory) {
    Path share = directory.resolve("share");
    List<String> command = new ArrayList<>();
    command.add(program().toString());
    // First of all, or the machine's own configuration would be read.
    command.add("--no-defaults");
    command.add("--basedir=" + directory);
    command.add("--datadir=" + dataDirectory);
    command.add("--lc-messages-dir=" + share);
    command.add("--character-sets-dir=" + share.resolve("charsets"));
    command.addAll(LAYOUT);
    if ("root".equals(System.getProperty("user.name"))) {
      // It refuses to run as root unless told so.
      command.add("--user=root");
    }
    return command;
  }

  /**
   * Makes the system tables, as MariaDB's own installation script does.
   *
   * @throws IOException when the server refuses; what it said stands in the message
   */
  void installPristineData() throws IOException {
    Files.createDirectories(pristineData());
    Path script = directory.resolve("install.sql");
    Path log = directory.resolve("install.log");
    Files.writeString(
        script,
        // One statement a line: the bootstrap reads no further.
        """
        CREATE DATABASE IF NOT EXISTS mysql;
        USE mysql;
        SET @auth_root_socket = NULL;
        """
            + read("mariadb_system_tables.sql")
            + read("mariadb_performance_tables.sql")
            + read("mariadb_system_tables_data.sql"));
    List<String> command = commonCommand(pristineData());
    command.addAll(
        List.of(
            "--bootstrap",
            "--enforce-storage-engine=",
            "--innodb-log-file-size=8M",
            "--innodb-buffer-pool-size=32M",
            "--max-allowed-packet=8M"));
    Process process =
        new ProcessBuilder(command)
            .redirectInput(script.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!process.waitFor(INSTALL_TIMEOUT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("mariadbd made no system tables:\n" + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while mariadbd made its system tables", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private String read(String script) throws IOException {
    return Files.readString(directory.resolve("share").resolve(script)) + "\n";
  }
}
