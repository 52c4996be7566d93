package io.adpay.chaos.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.launcher.suite.Node;
import io.adpay.launcher.suite.Ports;
import org.junit.jupiter.api.Test;

class SuitePortsTest {

  @Test
  void everyNodeHasAPortThatNoOutgoingConnectionTakes() {
    Ports ports = SuitePorts.free(2);

    assertThat(Node.all(2).stream().map(ports::of))
        .doesNotHaveDuplicates()
        .allSatisfy(port -> assertThat(port).isBetween(20_000, 32_767));
  }
}
