package io.adpay.launcher.suite;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a JVM whether it can do its work, as Kubernetes would. */
final class HealthProbe {
  private static final int TIMEOUT_MILLIS = 3000;

  private HealthProbe() {}

  /** Whether a service says on this port that it is up. */
  static boolean isHealthy(int port) {
    try {
      URI health = URI.create("http://127.0.0.1:" + port + "/actuator/health");
      HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException notYet) {
      return false;
    }
  }
}
