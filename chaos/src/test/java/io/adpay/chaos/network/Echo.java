package io.adpay.chaos.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A server that says a word of its own and then sends back what it gets. */
final class Echo implements AutoCloseable {
  private final ServerSocket server;
  private final char word;
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
  private final AtomicLong received = new AtomicLong();

  private Echo(ServerSocket server, char word) {
    this.server = server;
    this.word = word;
  }

  static Echo saying(char word) {
    return on(0, word);
  }

  static Echo on(int port, char word) {
    try {
      Echo echo = new Echo(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), word);
      Thread.ofVirtual().start(echo::serve);
      return echo;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  long received() {
    return received.get();
  }

  int connections() {
    return clients.size();
  }

  /** As when its process is killed: everything is closed at once. */
  @Override
  public void close() {
    try {
      server.close();
      for (Socket client : clients) {
        client.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        clients.add(client);
        Thread.ofVirtual().start(() -> echo(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void echo(Socket client) {
    try (client) {
      client.getOutputStream().write(word);
      byte[] buffer = new byte[8192];
      int read = client.getInputStream().read(buffer);
      while (read >= 0) {
        received.addAndGet(read);
        client.getOutputStream().write(buffer, 0, read);
        read = client.getInputStream().read(buffer);
      }
    } catch (IOException gone) {
      client.getPort();
    } finally {
      clients.remove(client);
    }
  }
}
