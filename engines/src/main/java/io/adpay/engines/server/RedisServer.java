package io.adpay.engines.server;

import io.adpay.engines.process.Launch;
import io.adpay.engines.process.PidFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A Redis that writes every change to its append-only file, and flushes that every second.
 *
 * @param binaries the program
 * @param directory its data
 * @param port where it listens, on 127.0.0.1 only
 */
public record RedisServer(Binaries binaries, Path directory, int port) implements Engine {
  private static final int PROBE_TIMEOUT_MILLIS = 2000;
  private static final int FLUSH_TIMEOUT_MILLIS = 10_000;

  @Override
  public String name() {
    return "redis";
  }

  @Override
  public Launch prepare(PidFile pidFile, Path log) {
    Path data = directory.toAbsolutePath().normalize();
    List<String> command =
        List.of(
            binaries.redis().toString(),
            "--bind",
            "127.0.0.1",
            "--port",
            Integer.toString(port),
            "--dir",
            data.toString(),
            "--appendonly",
            "yes",
            // The append-only file is enough; a snapshot beside it would be a second truth.
            "--save",
            "",
            "--daemonize",
            "no");
    return new Launch(command, Map.of(), data, pidFile, log);
  }

  @Override
  public boolean answers() {
    try {
      return says("+PONG\r\n", "PING\r\n", PROBE_TIMEOUT_MILLIS);
    } catch (IOException notYet) {
      return false;
    }
  }

  /**
   * Takes all that it holds, while it runs.
   *
   * @throws UncheckedIOException when it does not say that it has done so
   */
  public void flush() {
    try {
      if (!says("+OK\r\n", "FLUSHALL\r\n", FLUSH_TIMEOUT_MILLIS)) {
        throw new IOException("it says something else than OK");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Redis can't be flushed", e);
    }
  }

  private boolean says(String answer, String command, int timeoutMillis) throws IOException {
    byte[] expected = answer.getBytes(StandardCharsets.US_ASCII);
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), timeoutMillis);
      socket.setSoTimeout(timeoutMillis);
      socket.getOutputStream().write(command.getBytes(StandardCharsets.US_ASCII));
      return Arrays.equals(socket.getInputStream().readNBytes(expected.length), expected);
    }
  }
}
