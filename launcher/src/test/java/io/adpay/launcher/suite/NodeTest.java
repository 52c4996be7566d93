package io.adpay.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeTest {
  @ParameterizedTest
  @CsvSource({
    "payment-service, PAYMENT_SERVICE, 1",
    "payment-service-2, PAYMENT_SERVICE, 2",
    "gateway-4, GATEWAY, 4",
    "mariadb, MARIADB, 1"
  })
  void aLabelNamesTheNodeThatBearsIt(String label, Part part, int number) {
    assertThat(Node.labelled(label)).contains(new Node(part, number));
    assertThat(new Node(part, number).label()).isEqualTo(label);
  }

  @ParameterizedTest
  @ValueSource(strings = {"payment-service-1", "payment-service-5", "mariadb-2", "payment", ""})
  void anythingElseNamesNone(String label) {
    assertThat(Node.labelled(label)).isEmpty();
  }

  @Test
  void databasesAndTheSandboxAreAlone() {
    assertThat(Node.of(Part.REDIS, 3)).containsExactly(Node.first(Part.REDIS));
    assertThatThrownBy(() -> new Node(Part.CHANNEL_SANDBOX, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Node(Part.GATEWAY, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nodesAreListedByPartAndThenByNumber() {
    assertThat(Node.all(3)).hasSize(18).isSorted();
  }
}
