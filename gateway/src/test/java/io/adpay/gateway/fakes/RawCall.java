package io.adpay.gateway.fakes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Says to the gateway what no well-behaved client would say. */
public final class RawCall {

  private static final int PATIENCE_MILLIS = 10_000;

  private RawCall() {}

  /** Sends the text and reads until the connection closes. */
  public static String send(int port, String text) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
