package io.adpay.engines.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortTest {
  @Test
  void aFoundPortCanBeListenedOn() throws IOException {
    int port = FreePort.find();

    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(socket.isBound()).isTrue();
      assertThat(FreePort.isFree(port)).isFalse();
    }
    assertThat(FreePort.isFree(port)).isTrue();
  }

  @Test
  void whoListensOnAllAddressesTakesThePortToo() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      assertThat(FreePort.isFree(socket.getLocalPort())).isFalse();
    }
  }
}
