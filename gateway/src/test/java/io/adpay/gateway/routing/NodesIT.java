package io.adpay.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adpay.gateway.fakes.FakeService;
import io.adpay.gateway.fakes.Surroundings;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way inside where a service has two nodes, which come and go under one gateway. */
class NodesIT {

  private static final Surroundings SUITE = new Surroundings();
  private static int firstPort;
  private static int secondPort;

  private final FakeService first = new FakeService("first", firstPort);
  private final FakeService second = new FakeService("second", secondPort);

  @BeforeAll
  static void start() {
    try (var first = new FakeService("first");
        var second = new FakeService("second")) {
      firstPort = first.port();
      secondPort = second.port();
      SUITE.start(
          "adpay.services.order=" + first.address() + "," + second.address(),
          "adpay.gateway.upstream.silence=700ms");
    }
  }

  @AfterAll
  static void stop() {
    SUITE.close();
  }

  /** Nothing is left of the nodes that were here before: neither a connection nor a bad name. */
  @BeforeEach
  void settle() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              first.reset();
              second.reset();
              post(2);
              return first.requests().size() == 1 && second.requests().size() == 1;
            });
    first.reset();
    second.reset();
  }

  @AfterEach
  void end() {
    first.close();
    second.close();
  }

  @Test
  void bothNodesAreCalledInTurn() throws Exception {
    post(4);

    assertThat(first.requests()).hasSize(2);
    assertThat(second.requests()).hasSize(2);
    assertThat(first.last().uri()).hasToString("/api/v1/orders?a=b");
  }

  @Test
  void aNodeThatDiedCostsNoMoreThanTheConnectionThatStood() throws Exception {
    second.close();

    List<Integer> statuses = post(20);

    assertThat(statuses)
        .isSubsetOf(200, 503)
        .filteredOn(status -> status == 503)
        .hasSizeLessThan(2);
    assertThat(first.requests())
        .hasSize((int) statuses.stream().filter(status -> status == 200).count());
  }

  @Test
  void aNodeThatComesBackIsCalledAgain() throws Exception {
    second.close();
    post(4);

    try (FakeService back = new FakeService("second", secondPort)) {
      await()
          .atMost(Duration.ofSeconds(3))
          .untilAsserted(
              () -> {
                post(1);
                assertThat(back.requests()).isNotEmpty();
              });
    }
  }

  @Test
  void whereNoNodeIsLeftTheServiceIsUnavailable() throws Exception {
    first.close();
    second.close();

    assertThat(post(4)).containsOnly(503);
  }

  @Test
  void whatANodeIsSilentAboutIsNotSentToTheOther() throws Exception {
    var end = new CountDownLatch(1);
    FakeService.Answer silence =
        _ -> {
          try {
            var _ = end.await(20, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    first.answering("/api/v1/orders", silence);
    second.answering("/api/v1/orders", silence);

    assertThat(post(1)).containsExactly(503);
    end.countDown();

    assertThat(first.requests().size() + second.requests().size()).isEqualTo(1);
  }

  /** The statuses of the answers. */
  private static List<Integer> post(int times) throws Exception {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      HttpResponse<Void> answer =
          SUITE.http.send(
              SUITE
                  .to("/api/v1/orders?a=b", SUITE.identity.merchant())
                  .POST(BodyPublishers.ofString("{}"))
                  .build(),
              BodyHandlers.discarding());
      statuses.add(answer.statusCode());
    }
    return statuses;
  }
}
