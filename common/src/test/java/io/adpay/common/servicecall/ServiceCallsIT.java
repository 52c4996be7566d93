package io.adpay.common.servicecall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Calls over real sockets to nodes that come and go. */
class ServiceCallsIT {

  private final FakeNode issuer = new FakeNode("issuer", 0);
  private final FakeNode first = new FakeNode("first", 0);
  private final FakeNode second = new FakeNode("second", 0);
  private final RestClient orders =
      ServiceCallsForTests.to(issuer.address(), List.of(first.address(), second.address()))
          .to(SuiteService.ORDER);

  @AfterEach
  void end() {
    issuer.close();
    first.close();
    second.close();
  }

  @Test
  void bothNodesAreCalledInTurn() {
    assertThat(IntStream.range(0, 4).mapToObj(_ -> post()))
        .containsExactly("first", "second", "first", "second");
    assertThat(first.asked()).containsOnly(URI.create("/orders/7/attempts?by=1"));
  }

  @Test
  void whatADeadNodeRefusesTheOtherOneAnswers() {
    post();
    second.close();

    assertThat(IntStream.range(0, 20).mapToObj(_ -> post())).containsOnly("first");
    assertThat(first.asked()).hasSize(21);
  }

  @Test
  void aNodeThatComesBackIsCalledAgain() {
    second.close();
    post();
    post();

    try (FakeNode back = new FakeNode("second", second.port())) {
      await().atMost(Duration.ofSeconds(3)).until(() -> post().equals("second"));
      assertThat(back.asked()).isNotEmpty();
    }
  }

  @Test
  void whereAllRefuseTheCallFailsAndTheFirstThatIsBackAnswers() {
    first.close();
    second.close();
    assertThatThrownBy(this::post)
        .isInstanceOf(ResourceAccessException.class)
        .cause()
        .isInstanceOf(ConnectException.class);

    try (FakeNode _ = new FakeNode("first", first.port())) {
      assertThat(post()).isEqualTo("first");
    }
  }

  @Test
  void aCallThatHangsIsNotSentToTheOtherNode() {
    first.hang();

    assertThatThrownBy(this::post)
        .isInstanceOf(ResourceAccessException.class)
        .cause()
        .isInstanceOf(HttpTimeoutException.class);

    assertThat(first.asked()).hasSize(1);
    assertThat(second.asked()).isEmpty();
  }

  @Test
  void aNodeThatLetsNobodyInIsPassedOver() throws IOException {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<Socket> waiting = fill(full);
      URI walledUp = URI.create("http://127.0.0.1:" + full.getLocalPort());
      RestClient client =
          ServiceCallsForTests.to(issuer.address(), List.of(walledUp, second.address()))
              .to(SuiteService.ORDER);

      assertThat(post(client)).isEqualTo("second");
      assertThat(post(client)).isEqualTo("second");

      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  @Test
  void inTheCallersNameNoTokenOfOursIsShownAndNothingIsTranslated() {
    RestClient client =
        ServiceCallsForTests.to(issuer.address(), List.of(first.address(), second.address()))
            .inTheCallersName(SuiteService.ORDER);
    first.close();

    assertThat(post(client)).isEqualTo("second");
    assertThat(issuer.asked()).isEmpty();
  }

  /** Takes every place before the door, so that the next connection waits in vain. */
  private static List<Socket> fill(ServerSocket full) throws IOException {
    List<Socket> waiting = new ArrayList<>();
    while (true) {
      Socket socket = new Socket();
      try {
        socket.connect(full.getLocalSocketAddress(), 200);
        waiting.add(socket);
      } catch (IOException noPlaceLeft) {
        socket.close();
        return waiting;
      }
    }
  }

  private String post() {
    return post(orders);
  }

  /** Which node answered. */
  private static String post(RestClient client) {
    String json =
        client
            .post()
            .uri("/orders/{order}/attempts?by={by}", 7, 1)
            .contentType(MediaType.APPLICATION_JSON)
            .body("{}")
            .retrieve()
            .body(String.class);
    return String.valueOf(json).replace("\"", "");
  }
}
