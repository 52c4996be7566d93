package io.adpay.engines.server;

import io.adpay.engines.process.Launch;
import io.adpay.engines.process.PidFile;
import java.io.IOException;
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
  private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PONG = "+PONG\r\n".getBytes(StandardCharsets.US_ASCII);

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
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PROBE_TIMEOUT_MILLIS);
      socket.setSoTimeout(PROBE_TIMEOUT_MILLIS);
      socket.getOutputStream().write(PING);
      return Arrays.equals(socket.getInputStream().readNBytes(PONG.length), PONG);
    } catch (IOException notYet) {
      return false;
    }
  }
}
