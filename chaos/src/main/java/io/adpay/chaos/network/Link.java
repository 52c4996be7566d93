package io.adpay.chaos.network;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.traffic.GlobalTrafficShapingHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A port that leads to another one, in a condition that can be changed. A caller must not be able
 * to tell the link from its target: as long as no target accepts connections, the link refuses
 * them, too, because a refusal tells a caller that nothing was sent, and a connection that breaks
 * does not.
 *
 * <p>Everything of one link happens on one thread, so nothing in here is locked.
 */
final class Link implements AutoCloseable {
  private static final long RETRY_MILLIS = 100;
  private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

  private final EventLoop thread;
  private final List<InetSocketAddress> targets;

  /**
   * Bound and never connected: it keeps the port ours while we don't listen on it. The system
   * refuses connections to such a port.
   */
  private final java.nio.channels.SocketChannel place;

  private final int port;
  private final GlobalTrafficShapingHandler shaping;
  private final Set<Connection> connections = new HashSet<>();
  private Condition condition = new Condition.Clear();
  private @Nullable Channel listener;
  private boolean targetAccepts;
  private boolean asking;
  private boolean closed;

  /**
   * A link that is clear.
   *
   * @param thread on which it lives
   * @param targets where it leads: to the first that accepts
   */
  Link(EventLoop thread, List<InetSocketAddress> targets) {
    this.thread = thread;
    this.targets = List.copyOf(targets);
    this.place = takeAPlace();
    this.port = portOf(place);
    this.shaping = new GlobalTrafficShapingHandler(thread, 0);
    onThread(
        () -> {
          targetAccepts = targets.stream().anyMatch(Link::acceptsNow);
          listenOrNot();
          if (!targetAccepts) {
            askLater();
          }
        });
  }

  /** Where it listens, on 127.0.0.1. */
  int port() {
    return port;
  }

  /** Changes the condition; new connections may miss it by a moment. */
  void impose(Condition next) {
    onThread(
        () -> {
          if (closed || condition.equals(next)) {
            return;
          }
          condition = next;
          long limit = next instanceof Condition.Throttled(long bytes) ? bytes : 0;
          shaping.configure(limit, limit);
          listenOrNot();
          boolean cut = next instanceof Condition.Cut;
          List.copyOf(connections).forEach(cut ? Connection::reset : Connection::goOn);
        });
  }

  @Override
  public void close() {
    onThread(
        () -> {
          closed = true;
          listenOrNot();
          List.copyOf(connections).forEach(Connection::reset);
          shaping.release();
          closePlace();
        });
  }

  Condition condition() {
    return condition;
  }

  /** A connection has come to its end. */
  void forget(Connection connection) {
    connections.remove(connection);
  }

  /** The target closed a connection: perhaps because it died. */
  void askWhetherTargetAccepts() {
    if (asking || closed) {
      return;
    }
    asking = true;
    connect(
        ChannelInboundHandlerAdapter::new,
        found -> {
          asking = false;
          ChannelFuture _ = found.close();
          targetIs(true);
        },
        refused -> {
          asking = false;
          targetIs(!refused);
          askLater();
        });
  }

  /** No target took a connection that we had taken already. */
  void targetRefused() {
    targetIs(false);
    askLater();
  }

  /**
   * Connects to the first target that accepts.
   *
   * @param handler makes that of the new channel
   * @param then gets the channel
   * @param orElse is told whether the last failure was a refusal
   */
  void connect(
      Supplier<? extends ChannelHandler> handler,
      Consumer<Channel> then,
      Consumer<Boolean> orElse) {
    connect(0, handler, then, orElse);
  }

  private void connect(
      int target,
      Supplier<? extends ChannelHandler> handler,
      Consumer<Channel> then,
      Consumer<Boolean> orElse) {
    ChannelFuture attempt =
        new Bootstrap()
            .group(thread)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS)
            .option(ChannelOption.TCP_NODELAY, true)
            .handler(handler.get())
            .connect(targets.get(target));
    attempt.addListener(
        _ -> {
          if (attempt.isSuccess()) {
            then.accept(attempt.channel());
          } else if (target + 1 < targets.size()) {
            connect(target + 1, handler, then, orElse);
          } else {
            orElse.accept(isRefusal(attempt.cause()));
          }
        });
  }

  private void targetIs(boolean accepting) {
    targetAccepts = accepting;
    listenOrNot();
  }

  private void askLater() {
    if (!closed && !targetAccepts) {
      ScheduledFuture<?> _ =
          thread.schedule(this::askWhetherTargetAccepts, RETRY_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void listenOrNot() {
    boolean should = targetAccepts && !closed && !(condition instanceof Condition.Cut);
    if (should && listener == null) {
      listener = listen();
    } else if (!should && listener != null) {
      ChannelFuture _ = listener.close();
      listener = null;
    }
  }

  private Channel listen() {
    ChannelFuture bound =
        new ServerBootstrap()
            .group(thread, thread)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel client) {
                    Connection connection = new Connection(Link.this, client);
                    connections.add(connection);
                    client.pipeline().addLast(shaping, connection.clientSide());
                    connection.openUnlessSilent();
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    bound.addListener(_ -> listenAgainUnless(bound));
    return bound.channel();
  }

  /** The system lets go of a listening socket a moment after it was closed. */
  private void listenAgainUnless(ChannelFuture bound) {
    if (!bound.isSuccess() && bound.channel().equals(listener)) {
      listener = null;
      ScheduledFuture<?> _ =
          thread.schedule(this::listenOrNot, RETRY_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Returns when the act is done, and what it left to the thread to do. */
  private void onThread(Runnable act) {
    thread.submit(act).syncUninterruptibly();
    thread.submit(() -> {}).syncUninterruptibly();
  }

  private static boolean isRefusal(Throwable failure) {
    return failure instanceof ConnectException && !(failure instanceof ConnectTimeoutException);
  }

  private static boolean acceptsNow(InetSocketAddress target) {
    try (Socket probe = new Socket()) {
      probe.connect(target, CONNECT_TIMEOUT_MILLIS);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private static java.nio.channels.SocketChannel takeAPlace() {
    try {
      java.nio.channels.SocketChannel place = java.nio.channels.SocketChannel.open();
      place.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      return place.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException("no free port", e);
    }
  }

  private static int portOf(java.nio.channels.SocketChannel place) {
    try {
      return ((InetSocketAddress) place.getLocalAddress()).getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void closePlace() {
    try {
      place.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return targets.stream()
        .map(target -> Integer.toString(target.getPort()))
        .collect(Collectors.joining(",", port + "→", ""));
  }
}
