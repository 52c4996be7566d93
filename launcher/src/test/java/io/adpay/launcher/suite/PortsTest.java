package io.adpay.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.launcher.InTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
  @TempDir(factory = InTarget.class)
  Path directory;

  @Test
  void theDocumentedPorts() {
    Ports ports = Ports.from(directory.resolve("absent"));

    assertThat(Node.all(2))
        .extracting(node -> node.label() + " " + ports.of(node))
        .containsExactly(
            "mariadb 13306",
            "redis 16379",
            "channel-sandbox 8090",
            "gateway 8080",
            "gateway-2 8180",
            "order-service 8081",
            "order-service-2 8181",
            "payment-service 8082",
            "payment-service-2 8182",
            "wallet-service 8083",
            "wallet-service-2 8183",
            "withdraw-service 8084",
            "withdraw-service-2 8184");
  }

  @Test
  void aFileChangesWhatItNames() throws IOException {
    Ports ports =
        Ports.from(write("gateway=9080\nwallet-service = 9083\nwallet-service-3 = 7000\n"));

    assertThat(ports.of(Part.GATEWAY)).isEqualTo(9080);
    assertThat(ports.of(Part.WALLET_SERVICE)).isEqualTo(9083);
    assertThat(ports.of(Part.ORDER_SERVICE)).isEqualTo(8081);
    assertThat(ports.of(new Node(Part.WALLET_SERVICE, 2))).isEqualTo(9183);
    assertThat(ports.of(new Node(Part.WALLET_SERVICE, 3))).isEqualTo(7000);
    assertThat(ports.of(new Node(Part.WALLET_SERVICE, 4))).isEqualTo(7100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gatewya=9080",
        "redis-2=16479",
        "gateway-5=8480",
        "gateway=high",
        "gateway=0",
        "gateway=65536"
      })
  void aMistakeIsNotPassedOver(String line) throws IOException {
    Path file = write(line);

    assertThatThrownBy(() -> Ports.from(file)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void freePortsAreDifferentFromEachOther() {
    Ports ports = Ports.free(3);

    assertThat(Node.all(3).stream().map(ports::of)).hasSize(18).doesNotHaveDuplicates();
  }

  private Path write(String content) throws IOException {
    return Files.writeString(directory.resolve("ports.properties"), content);
  }
}
