package io.adpay.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.engines.process.DetachedProcess;
import io.adpay.engines.process.PidFile;
import io.adpay.engines.server.Accounts;
import io.adpay.engines.server.Binaries;
import io.adpay.engines.server.MariaDbServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A MariaDB as the suite runs it: it outlives whoever started it. */
@DisabledIfSystemProperty(named = "docker", matches = ".*", disabledReason = "no child processes")
class EngineRecoveryIT {
  private static final Duration GRACE = Duration.ofSeconds(20);

  @TempDir(factory = InTarget.class)
  Path directory;

  private RunningEngine<MariaDbServer> mariaDb;

  @BeforeEach
  void start() throws SQLException {
    Binaries binaries = Binaries.in(Checkout.sharedBinaries());
    mariaDb =
        RunningEngine.onFreePort(
            port -> new MariaDbServer(binaries, directory.resolve("mariadb"), port, 32),
            pidFile(),
            directory.resolve("mariadb.log"));
    run("CREATE DATABASE adpay_test");
    run("CREATE TABLE adpay_test.entry (id INT PRIMARY KEY)");
  }

  @AfterEach
  void end() {
    pidFile().findProcess().ifPresent(DetachedProcess::kill);
  }

  @Test
  void whatWasCommittedSurvivesAPowerCut() throws SQLException {
    run("INSERT INTO adpay_test.entry VALUES (1)");

    mariaDb.process().kill();
    startAgain();

    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void anOrderlyStopIsFollowedByAnOrdinaryStart() throws SQLException {
    run("INSERT INTO adpay_test.entry VALUES (1)");

    mariaDb.process().stop(GRACE);
    startAgain();

    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void aServerLeftByACrashedLauncherIsFoundByItsPidFileAndEnded() throws SQLException {
    // Nothing but the file is known here, as in a launcher that was started later.
    DetachedProcess left = new PidFile(pidFile().path()).findProcess().orElseThrow();
    left.kill();

    startAgain();

    assertThat(rows()).isZero();
  }

  @Test
  void aTakenPortIsAFailureThatSaysSo() throws IOException {
    Binaries binaries = Binaries.in(Checkout.sharedBinaries());
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      MariaDbServer second =
          new MariaDbServer(binaries, directory.resolve("second"), taken.getLocalPort(), 32);
      PidFile file = new PidFile(directory.resolve("second.pid"));

      assertThatThrownBy(() -> RunningEngine.start(second, file, directory.resolve("second.log")))
          .hasMessageContaining("Address already in use");
      assertThat(file.findProcess()).isEmpty();
    }
  }

  private void startAgain() {
    mariaDb = RunningEngine.start(mariaDb.engine(), pidFile(), mariaDb.log());
  }

  private PidFile pidFile() {
    return new PidFile(directory.resolve("mariadb.pid"));
  }

  private int rows() throws SQLException {
    try (Connection owner = asOwner();
        Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM adpay_test.entry")) {
      row.next();
      return row.getInt(1);
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection owner = asOwner();
        Statement statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection asOwner() throws SQLException {
    return DriverManager.getConnection(mariaDb.engine().url(""), Accounts.OWNER, Accounts.OWNER);
  }
}
