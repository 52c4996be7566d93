package io.adpay.chaos.run;

import io.adpay.launcher.suite.Node;
import io.adpay.launcher.suite.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Free ports for a suite whose nodes come and go. They lie below those that Linux takes for
 * outgoing connections: of the thousands of connections of a run one might else sit on the port of
 * a node that is just down, and keep it down.
 */
final class SuitePorts {
  private static final int LOWEST = 20_000;
  private static final int LOWEST_OUTGOING = 32_768;

  private SuitePorts() {}

  static Ports free(int nodesOfEachService) {
    int span = LOWEST_OUTGOING - LOWEST;
    int first = ThreadLocalRandom.current().nextInt(span);
    Iterator<Integer> found =
        IntStream.range(0, span)
            .map(i -> LOWEST + (first + i) % span)
            .filter(SuitePorts::isFree)
            .iterator();
    Map<Node, Integer> chosen = new HashMap<>();
    Node.all(nodesOfEachService).forEach(node -> chosen.put(node, found.next()));
    return new Ports(chosen);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
