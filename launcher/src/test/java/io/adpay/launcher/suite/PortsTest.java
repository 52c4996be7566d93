package io.adpay.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.launcher.InTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
  @TempDir(factory = InTarget.class)
  Path directory;

  @Test
  void theDocumentedPorts() {
    assertThat(Ports.from(directory.resolve("absent")))
        .isEqualTo(new Ports(13306, 16379, 8090, 8080, 8081, 8082, 8083, 8084));
  }

  @Test
  void aFileChangesWhatItNames() throws IOException {
    Ports ports = Ports.from(write("gateway=9080\nwallet-service = 9083\n"));

    assertThat(ports.gateway()).isEqualTo(9080);
    assertThat(ports.wallet()).isEqualTo(9083);
    assertThat(ports.order()).isEqualTo(8081);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gatewya=9080", "gateway=high", "gateway=0", "gateway=65536"})
  void aMistakeIsNotPassedOver(String line) throws IOException {
    Path file = write(line);

    assertThatThrownBy(() -> Ports.from(file)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void freePortsAreDifferentFromEachOther() {
    Ports ports = Ports.free();

    assertThat(Arrays.stream(Part.values()).map(ports::of)).doesNotHaveDuplicates();
  }

  private Path write(String content) throws IOException {
    return Files.writeString(directory.resolve("ports.properties"), content);
  }
}
