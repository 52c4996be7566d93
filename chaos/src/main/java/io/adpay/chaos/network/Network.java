package io.adpay.chaos.network;

import io.adpay.launcher.suite.Node;
import io.adpay.launcher.suite.Part;
import io.adpay.launcher.suite.Ports;
import io.adpay.launcher.suite.Wiring;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * All links of a suite: one from each node to each that it calls, made when somebody first asks for
 * its port. Who does not care which gateway it reaches has a door, which leads through its links to
 * the gateways.
 */
public final class Network implements Wiring, AutoCloseable {
  private static final int THREADS = 2;
  private static final long QUIET_MILLIS = 0;
  private static final long PATIENCE_MILLIS = 2_000;

  private final Ports ports;
  private final List<Node> gateways;
  private final EventLoopGroup threads =
      new MultiThreadIoEventLoopGroup(THREADS, NioIoHandler.newFactory());
  private final Map<Route, Link> links = new ConcurrentHashMap<>();
  private final Map<Node, Link> doors = new ConcurrentHashMap<>();

  /**
   * A network without links yet.
   *
   * @param ports where the nodes listen
   * @param nodesOfEachService how many of each service there are
   */
  public Network(Ports ports, int nodesOfEachService) {
    this.ports = ports;
    this.gateways = Node.of(Part.GATEWAY, nodesOfEachService);
  }

  @Override
  public int port(Node from, Node to) {
    return link(new Route(from, to)).port();
  }

  @Override
  public int anyGateway(Node from) {
    return doors
        .computeIfAbsent(
            from,
            _ ->
                new Link(
                    threads.next(),
                    gateways.stream().map(gateway -> address(port(from, gateway))).toList()))
        .port();
  }

  /** Puts a route into this condition; that is in force when this returns, or a moment later. */
  public void impose(Route route, Condition condition) {
    link(route).impose(condition);
  }

  /** Lets everything on this route pass again. */
  public void heal(Route route) {
    impose(route, new Condition.Clear());
  }

  /** Ends every link, with its connections. */
  @Override
  public void close() {
    doors.values().forEach(Link::close);
    links.values().forEach(Link::close);
    threads
        .shutdownGracefully(QUIET_MILLIS, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        .awaitUninterruptibly();
  }

  private Link link(Route route) {
    return links.computeIfAbsent(
        route, _ -> new Link(threads.next(), List.of(address(ports.of(route.to())))));
  }

  private static InetSocketAddress address(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
