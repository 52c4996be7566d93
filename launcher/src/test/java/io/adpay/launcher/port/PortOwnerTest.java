package io.adpay.launcher.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortOwnerTest {
  private static final String LISTENING =
      "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0"
          + " 424242 1 0000000000000000 100 0 0 10 0";

  @Test
  void readsTheKernelsTable() {
    assertThat(PortOwner.inode(LISTENING, 8080)).contains("424242");
    assertThat(PortOwner.inode(LISTENING, 8081)).isEmpty();
  }

  @Test
  void aConnectionIsNotAListener() {
    assertThat(PortOwner.inode(LISTENING.replace(" 0A ", " 01 "), 8080)).isEmpty();
  }

  @Test
  void theHeadingOfTheTableIsNoListener() {
    assertThat(PortOwner.inode("  sl  local_address rem_address   st tx_queue", 8080)).isEmpty();
  }

  @Test
  void findsThisJvmBehindItsPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = socket.getLocalPort();

      assertThat(PortOwner.of(port).orElseThrow().pid()).isEqualTo(ProcessHandle.current().pid());
      assertThat(PortOwner.of(port).orElseThrow().command()).contains("java");
    }
  }

  @Test
  void whoListensOnAllAddressesIsFoundToo() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      assertThat(PortOwner.of(socket.getLocalPort())).isPresent();
    }
  }

  @Test
  void aFreePortHasNoOwner() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(PortOwner.of(port)).isEmpty();
  }
}
