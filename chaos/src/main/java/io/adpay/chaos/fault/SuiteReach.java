package io.adpay.chaos.fault;

import io.adpay.chaos.network.Condition;
import io.adpay.chaos.network.Network;
import io.adpay.chaos.network.Route;
import io.adpay.engines.server.Directories;
import io.adpay.launcher.suite.Node;
import io.adpay.launcher.suite.Part;
import io.adpay.launcher.suite.Progress;
import io.adpay.launcher.suite.StartFailure;
import io.adpay.launcher.suite.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A running suite whose nodes reach one another over a network of links. */
public final class SuiteReach implements Reach {
  private static final int REDIS_TIMEOUT_MILLIS = 10_000;
  private static final byte[] FLUSH = "FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DONE = "+OK\r\n".getBytes(StandardCharsets.US_ASCII);

  /**
   * A service ends when the database is away while it starts; what runs a suite in life starts it
   * again then, and so do we.
   */
  private static final int MOST_STARTS = 4;

  private final Suite suite;
  private final Network network;
  private final SandboxControl sandbox;
  private final ChannelOrders orders = new ChannelOrders();

  /**
   * All that can be reached of a suite.
   *
   * @param suite the processes
   * @param network between them
   */
  public SuiteReach(Suite suite, Network network) {
    this.suite = suite;
    this.network = network;
    this.sandbox = new SandboxControl(suite.channelSandbox());
  }

  @Override
  public void kill(Node node) {
    suite.kill(node);
  }

  @Override
  public void stop(Node node) {
    suite.stop(node);
  }

  @Override
  public void start(Node node) {
    for (int left = MOST_STARTS - 1; ; left--) {
      try {
        suite.start(node, Progress.SILENT);
        return;
      } catch (StartFailure failure) {
        if (left == 0 || suite.isClosing()) {
          throw failure;
        }
      }
    }
  }

  @Override
  public void pause(Node node) {
    suite.pause(node);
  }

  @Override
  public void resume(Node node) {
    suite.resume(node);
  }

  @Override
  public void flushRedis() {
    int port = suite.ports().of(Part.REDIS);
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), REDIS_TIMEOUT_MILLIS);
      socket.setSoTimeout(REDIS_TIMEOUT_MILLIS);
      socket.getOutputStream().write(FLUSH);
      byte[] answer = socket.getInputStream().readNBytes(DONE.length);
      if (!Arrays.equals(answer, DONE)) {
        throw new IllegalStateException(
            "Redis says " + new String(answer, StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Redis can't be flushed", e);
    }
  }

  @Override
  public void dropRedisData() {
    try {
      Directories.delete(suite.home().data().resolve(Part.REDIS.label()));
    } catch (IOException e) {
      throw new UncheckedIOException("Redis' data can't be deleted", e);
    }
  }

  @Override
  public void impose(Route route, Condition condition) {
    network.impose(route, condition);
  }

  @Override
  public void heal(Route route) {
    network.heal(route);
  }

  @Override
  public synchronized void order(ChannelDisturbed trouble) {
    orders.add(trouble);
    sandbox.order(orders.byChannel());
  }

  @Override
  public synchronized void cancel(ChannelDisturbed trouble) {
    orders.remove(trouble);
    sandbox.order(orders.byChannel());
  }
}
