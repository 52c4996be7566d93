package io.adpay.chaos.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.adpay.launcher.suite.Node;
import io.adpay.launcher.suite.Part;
import io.adpay.launcher.suite.Ports;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NetworkTest {
  private static final Node ORDER = Node.first(Part.ORDER_SERVICE);
  private static final Node ORDER_2 = new Node(Part.ORDER_SERVICE, 2);
  private static final Node GATEWAY = Node.first(Part.GATEWAY);
  private static final Node GATEWAY_2 = new Node(Part.GATEWAY, 2);
  private static final Node REDIS = Node.first(Part.REDIS);

  private final Echo redis = Echo.saying('r');
  private final Echo gateway = Echo.saying('1');
  private final Echo gateway2 = Echo.saying('2');
  private final Network network =
      new Network(
          new Ports(
              Map.of(REDIS, redis.port(), GATEWAY, gateway.port(), GATEWAY_2, gateway2.port())),
          2);

  @AfterEach
  void close() {
    network.close();
    redis.close();
    gateway.close();
    gateway2.close();
  }

  @Test
  void everyPairHasALinkOfItsOwnAndKeepsIt() {
    int port = network.port(ORDER, REDIS);

    assertThat(network.port(ORDER, REDIS)).isEqualTo(port);
    assertThat(network.port(ORDER_2, REDIS)).isNotEqualTo(port).isNotEqualTo(redis.port());
  }

  @Test
  void onlyTheRouteThatIsHitIsHit() throws IOException {
    network.impose(new Route(ORDER, REDIS), new Condition.Cut());

    await()
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> answerAt(network.port(ORDER, REDIS)))
                    .isInstanceOf(ConnectException.class));
    assertThat(answerAt(network.port(ORDER_2, REDIS))).isEqualTo('r');

    network.heal(new Route(ORDER, REDIS));
    await().ignoreExceptions().until(() -> answerAt(network.port(ORDER, REDIS)) == 'r');
  }

  @Test
  void anyGatewayIsTheFirstThatLives() throws IOException {
    assertThat(answerAt(network.anyGateway(ORDER))).isEqualTo('1');

    gateway.close();

    await().ignoreExceptions().until(() -> answerAt(network.anyGateway(ORDER)) == '2');
  }

  @Test
  void whoCantReachOneGatewayReachesTheOther() {
    int door = network.anyGateway(ORDER);

    network.impose(new Route(ORDER, GATEWAY), new Condition.Cut());

    await().ignoreExceptions().until(() -> answerAt(door) == '2');
  }

  private static int answerAt(int port) throws IOException {
    try (Client client = Client.at(port)) {
      return client.hear();
    }
  }
}
