package io.adpay.chaos.run;

import io.adpay.chaos.report.Rig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Asks the database servers what they are. */
final class EngineVersions {
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final byte[] INFO = "INFO server\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final String REDIS_VERSION = "redis_version:";
  private static final String UNKNOWN = "unknown";

  private EngineVersions() {}

  /** This machine with the engines at these addresses, which are up. */
  static Rig rig(Addresses addresses) {
    return Rig.here(mariaDb(addresses), redis(addresses.redisPort()));
  }

  private static String mariaDb(Addresses addresses) {
    var databases = addresses.databases();
    try (Connection connection =
        DriverManager.getConnection(databases.orderUrl(), databases.user(), databases.password())) {
      return connection.getMetaData().getDatabaseProductVersion();
    } catch (SQLException e) {
      return UNKNOWN;
    }
  }

  private static String redis(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(INFO);
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      for (String line = answer.readLine(); line != null; line = answer.readLine()) {
        if (line.startsWith(REDIS_VERSION)) {
          return line.substring(REDIS_VERSION.length());
        }
      }
      return UNKNOWN;
    } catch (IOException e) {
      return UNKNOWN;
    }
  }
}
