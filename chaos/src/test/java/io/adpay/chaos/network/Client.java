package io.adpay.chaos.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Somebody who connects to a port of this machine. */
final class Client implements AutoCloseable {
  private static final int SHORT_MILLIS = 300;
  private static final int LONG_MILLIS = 10_000;

  private final Socket socket;

  private Client(Socket socket) {
    this.socket = socket;
  }

  static Client at(int port) throws IOException {
    Client client = new Client(new Socket(InetAddress.getLoopbackAddress(), port));
    client.socket.setSoTimeout(LONG_MILLIS);
    return client;
  }

  void say(String words) throws IOException {
    say(words.getBytes(StandardCharsets.US_ASCII));
  }

  void say(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** The next byte; -1 at the end. */
  int hear() throws IOException {
    return socket.getInputStream().read();
  }

  byte[] hear(int length) throws IOException {
    return socket.getInputStream().readNBytes(length);
  }

  String hearWords(int length) throws IOException {
    return new String(hear(length), StandardCharsets.US_ASCII);
  }

  String echoOf(String words) throws IOException {
    say(words);
    return hearWords(words.length());
  }

  /** Hears for a short time. */
  int hearShortly() throws IOException {
    socket.setSoTimeout(SHORT_MILLIS);
    try {
      return hear();
    } finally {
      socket.setSoTimeout(LONG_MILLIS);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
