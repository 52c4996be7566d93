package io.adpay.launcher.suite;

import io.adpay.engines.process.FreePort;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;

/**
 * Where each node listens, on 127.0.0.1.
 *
 * @param chosen the ports of the nodes that have another than the documented one
 */
public record Ports(Map<Node, Integer> chosen) {
  /** From one node of a part to the next. */
  private static final int STEP = 100;

  /** Copies what could be changed. */
  public Ports {
    chosen = Map.copyOf(chosen);
  }

  /** The documented ports. */
  public static Ports standard() {
    return new Ports(Map.of());
  }

  /** Ports that nobody listens on now, for a suite beside another with one node of each service. */
  public static Ports free() {
    return free(1);
  }

  /**
   * Ports that nobody listens on now, for a suite beside another.
   *
   * @param each how many nodes of each service it has
   */
  public static Ports free(int each) {
    List<Node> nodes = Node.all(each);
    Iterator<Integer> found =
        IntStream.generate(FreePort::find).distinct().limit(nodes.size()).iterator();
    Map<Node, Integer> chosen = new HashMap<>();
    nodes.forEach(node -> chosen.put(node, found.next()));
    return new Ports(chosen);
  }

  /**
   * The documented ports, except where a properties file says otherwise ({@code gateway=9080},
   * {@code gateway-2=9180}); there need be no such file.
   *
   * @throws IllegalArgumentException when the file names a node that there can't be, or no port
   */
  public static Ports from(Path file) {
    Properties properties = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    Map<Node, Integer> chosen = new HashMap<>();
    for (String label : properties.stringPropertyNames()) {
      Node node =
          Node.labelled(label)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          file + " names a part that there isn't: " + label));
      chosen.put(node, port(label, properties.getProperty(label)));
    }
    return new Ports(chosen);
  }

  /**
   * Where this node listens: on the port that was chosen for it, else a hundred above the node
   * before it, and the first one on the documented port.
   */
  public int of(Node node) {
    Integer port = chosen.get(node);
    if (port != null) {
      return port;
    }
    return node.number() == 1
        ? documented(node.part())
        : of(new Node(node.part(), node.number() - 1)) + STEP;
  }

  /** Where the first node of this part listens. */
  public int of(Part part) {
    return of(Node.first(part));
  }

  private static int documented(Part part) {
    return switch (part) {
      case MARIADB -> 13306;
      case REDIS -> 16379;
      case CHANNEL_SANDBOX -> 8090;
      case GATEWAY -> 8080;
      case ORDER_SERVICE -> 8081;
      case PAYMENT_SERVICE -> 8082;
      case WALLET_SERVICE -> 8083;
      case WITHDRAW_SERVICE -> 8084;
    };
  }

  private static int port(String label, String value) {
    try {
      int port = Integer.parseInt(value.strip());
      if (port > 0 && port < 65536) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(label + " has no port: " + value, e);
    }
    throw new IllegalArgumentException(label + " has no port: " + value);
  }
}
