package io.adpay.common.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.adpay.common.contract.operations.QueueState;
import io.adpay.common.servicecall.ServiceCallsForTests;
import io.adpay.common.servicecall.SuiteService;
import io.adpay.common.testing.CommonDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OutboxIT {

  private static final OutboxProperties PROPERTIES =
      new OutboxProperties(
          10,
          Duration.ofMillis(500),
          Duration.ofMillis(50),
          Duration.ofMillis(50),
          Duration.ofMillis(400),
          Duration.ofMinutes(5),
          Duration.ofDays(7),
          8);

  private static CommonDatabase database;

  private final JsonMapper json = new JsonMapper();
  private final OutboxSignals signals = new OutboxSignals();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<OutboxRelay> relays = new ArrayList<>();
  private Receiver receiver;
  private OutboxRows rows;
  private Outbox outbox;

  @BeforeAll
  static void migrate() {
    database = new CommonDatabase("outbox");
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void start() throws IOException {
    database.jdbc.sql("DELETE FROM outbox").update();
    receiver = new Receiver();
    rows = new OutboxRows(database.jdbc, database.transactions);
    outbox = new Outbox(database.jdbc, json, signals, PROPERTIES.bound());
  }

  @AfterEach
  void stop() {
    relays.forEach(OutboxRelay::stop);
    receiver.close();
  }

  @Test
  void aFactIsWrittenOnlyInATransaction() {
    assertThatThrownBy(() -> outbox.append(SuiteService.WALLET, "Told", 1, Map.of()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatIsCommittedIsDeliveredWithItsContents() {
    relay().start();

    told(42, Map.of("fen", 100));

    Awaitility.await().untilAsserted(() -> assertThat(undelivered()).isZero());
    assertThat(receiver.received)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.get("type").asString()).isEqualTo("Told");
              assertThat(event.get("key").asString()).isEqualTo("42");
              assertThat(event.get("traceId").asString()).matches("[0-9a-f]{32}");
              assertThat(event.get("payload").get("fen").asInt()).isEqualTo(100);
            });
    assertThat(outbox.isInFlight(42)).isFalse();
  }

  @Test
  void whatIsRolledBackIsNeverSent() {
    relay().start();
    assertThatThrownBy(
            () ->
                database.transaction.executeWithoutResult(
                    _ -> {
                      outbox.append(SuiteService.WALLET, "Told", 1, Map.of());
                      throw new IllegalStateException("rolled back");
                    }))
        .isInstanceOf(IllegalStateException.class);
    told(2, Map.of());

    Awaitility.await().untilAsserted(() -> assertThat(receiver.keys()).containsExactly("2"));
    assertThat(count("1 = 1")).isEqualTo(1);
  }

  @Test
  void aFactThatIsPutOffIsSentAgainMoreAndMoreSlowly() {
    receiver.answering(key -> receiver.timesOf(key) < 4 ? "DEFERRED" : "APPLIED");
    told(7, Map.of());
    assertThat(outbox.isInFlight(7)).isTrue();
    relay().start();

    Awaitility.await().untilAsserted(() -> assertThat(undelivered()).isZero());

    assertThat(receiver.timesOf("7")).isEqualTo(4);
    assertThat(attemptsOf(7)).isEqualTo(4);
    assertThat(List.of(1, 2, 3, 4, 5).stream().map(PROPERTIES::backoff))
        .containsExactly(
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofMillis(200),
            Duration.ofMillis(400),
            Duration.ofMillis(400));
    assertThat(PROPERTIES.backoff(1_000)).isEqualTo(Duration.ofMillis(400));
  }

  @Test
  void aFactThatIsRefusedIsParkedAndHoldsUpNobody() {
    receiver.answering(key -> key.equals("1") ? "REFUSED" : "APPLIED");
    told(1, Map.of());
    told(2, Map.of());
    relay().start();

    Awaitility.await().untilAsserted(() -> assertThat(undelivered()).isZero());

    assertThat(count("business_key = '1' AND parked_at IS NOT NULL AND delivered_at IS NULL"))
        .isEqualTo(1);
    assertThat(count("business_key = '2' AND delivered_at IS NOT NULL")).isEqualTo(1);
    assertThat(receiver.timesOf("1")).isEqualTo(1);
    assertThat(outbox.isInFlight(1)).isFalse();
  }

  @Test
  void aDuplicateCountsAsDelivered() {
    receiver.answering(_ -> "DUPLICATE");
    told(1, Map.of());
    relay().start();

    Awaitility.await().untilAsserted(() -> assertThat(undelivered()).isZero());
    assertThat(count("delivered_at IS NOT NULL")).isEqualTo(1);
  }

  @Test
  void aReceiverThatIsDownGetsItsFactsWhenItIsBack() {
    receiver.isDown = true;
    for (int key = 0; key < 25; key++) {
      told(key, Map.of());
    }
    relay().start();
    Awaitility.await().until(() -> receiver.refusedCalls.get() >= 2);
    assertThat(undelivered()).isEqualTo(25);
    QueueState state = rows.state(SuiteService.WALLET);
    assertThat(state.name()).isEqualTo("outbox-to-wallet");
    assertThat(state.length() + state.inFlight()).isEqualTo(25);
    assertThat(rows.state(SuiteService.ORDER))
        .isEqualTo(new QueueState("outbox-to-order", 0, 0, 0));

    receiver.isDown = false;

    Awaitility.await().untilAsserted(() -> assertThat(undelivered()).isZero());
    assertThat(receiver.keys()).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void aFactThatTheReceiptsForgotIsSentAgain() {
    receiver.answering(key -> receiver.timesOf(key) < 2 ? null : "APPLIED");
    told(1, Map.of());
    relay().start();

    Awaitility.await().untilAsserted(() -> assertThat(undelivered()).isZero());
    assertThat(receiver.timesOf("1")).isEqualTo(2);
  }

  @Test
  void whatARelayHadInHandWhenItDiedIsSentByTheNext() {
    told(1, Map.of());
    // It claims, and is never heard of again.
    assertThat(rows.claim(SuiteService.WALLET, 10, PROPERTIES.lease())).hasSize(1);
    assertThat(rows.claim(SuiteService.WALLET, 10, PROPERTIES.lease())).isEmpty();

    relay().start();

    Awaitility.await().untilAsserted(() -> assertThat(receiver.keys()).containsExactly("1"));
    Awaitility.await().untilAsserted(() -> assertThat(undelivered()).isZero());
  }

  @Test
  void aLateAnswerDoesNotBringBackWhatWasDelivered() {
    told(1, Map.of());
    long id = rows.claim(SuiteService.WALLET, 10, PROPERTIES.lease()).getFirst().id();
    rows.delivered(List.of(id));

    rows.deferred(id, Duration.ZERO, "late");
    rows.parked(id, "late");

    assertThat(undelivered()).isZero();
    assertThat(count("parked_at IS NOT NULL")).isZero();
  }

  @Test
  void manyRelaysLoseNothing() throws Exception {
    for (int i = 0; i < 4; i++) {
      relay().start();
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int thread = 0; thread < 8; thread++) {
        int from = thread * 50;
        var _ =
            threads.submit(
                () -> {
                  for (int key = from; key < from + 50; key++) {
                    told(key, Map.of());
                  }
                });
      }
    }

    Awaitility.await().untilAsserted(() -> assertThat(undelivered()).isZero());
    assertThat(Set.copyOf(receiver.keys())).hasSize(400);
    assertThat(count("delivered_at IS NOT NULL")).isEqualTo(400);
  }

  @Test
  void aRelayThatIsStoppedInTheMiddleLeavesItsFactsToTheNext() {
    receiver.holdBack();
    told(1, Map.of());
    OutboxRelay stopped = relay();
    stopped.start();
    Awaitility.await().until(() -> receiver.keys().size() == 1);

    stopped.stop();
    assertThat(stopped.isRunning()).isFalse();
    receiver.letGo();
    relay().start();

    Awaitility.await().untilAsserted(() -> assertThat(undelivered()).isZero());
  }

  @Test
  void deliveredFactsAreForgottenAfterTheirRetentionAndOthersNever() {
    told(1, Map.of());
    told(2, Map.of());
    long id = rows.claim(SuiteService.WALLET, 1, PROPERTIES.lease()).getFirst().id();
    rows.delivered(List.of(id));
    database
        .jdbc
        .sql(
            """
            UPDATE outbox SET created_at = UTC_TIMESTAMP(3) - INTERVAL 8 DAY,
                   delivered_at = delivered_at - INTERVAL 8 DAY
            """)
        .update();

    assertThat(rows.prune(Duration.ofDays(7))).isEqualTo(1);
    assertThat(undelivered()).isEqualTo(1);
    assertThat(outbox.isInFlight(2)).as("older than it may be").isFalse();
  }

  private OutboxRelay relay() {
    var relay =
        new OutboxRelay(
            Set.of(SuiteService.WALLET),
            rows,
            signals,
            ServiceCallsForTests.to(receiver.address()),
            json,
            PROPERTIES,
            meters);
    relays.add(relay);
    return relay;
  }

  private void told(long key, Object payload) {
    database.transaction.executeWithoutResult(
        _ -> outbox.append(SuiteService.WALLET, "Told", key, payload));
  }

  private static long undelivered() {
    return count("due_at IS NOT NULL");
  }

  private static long count(String condition) {
    return database
        .jdbc
        .sql("SELECT COUNT(*) FROM outbox WHERE " + condition)
        .query(Long.class)
        .single();
  }

  private static int attemptsOf(long key) {
    return database
        .jdbc
        .sql("SELECT attempts FROM outbox WHERE business_key = ?")
        .param(Long.toString(key))
        .query(Integer.class)
        .single();
  }

  /** The other service: gives tokens too. */
  private final class Receiver implements AutoCloseable {

    final List<JsonNode> received = new CopyOnWriteArrayList<>();
    volatile boolean isDown;
    final AtomicInteger refusedCalls = new AtomicInteger();

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Function<String, String> answers = _ -> "APPLIED";
    private volatile CountDownLatch gate = new CountDownLatch(0);

    Receiver() throws IOException {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      http.setExecutor(threads);
      http.createContext(
          "/token",
          exchange -> answer(exchange, 200, "{\"access_token\":\"t\",\"expires_in\":3600}"));
      http.createContext("/internal/events", this::receive);
      http.start();
    }

    URI address() {
      return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    void answering(Function<String, String> outcomeOfKey) {
      answers = outcomeOfKey;
    }

    void holdBack() {
      gate = new CountDownLatch(1);
    }

    void letGo() {
      gate.countDown();
    }

    List<String> keys() {
      return received.stream().map(event -> event.get("key").asString()).toList();
    }

    long timesOf(String key) {
      return keys().stream().filter(key::equals).count();
    }

    private void receive(HttpExchange exchange) throws IOException {
      JsonNode events = json.readTree(exchange.getRequestBody().readAllBytes());
      if (isDown) {
        refusedCalls.incrementAndGet();
        answer(exchange, 503, "{}");
        return;
      }
      List<Map<String, Object>> receipts = new ArrayList<>();
      for (JsonNode event : events) {
        received.add(event);
        String outcome = answers.apply(event.get("key").asString());
        if (outcome != null) {
          receipts.add(
              Map.of("id", event.get("id").asLong(), "outcome", outcome, "detail", "told"));
        }
      }
      try {
        gate.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      answer(exchange, 200, json.writeValueAsString(receipts));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
      try (exchange) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    }

    @Override
    public void close() {
      letGo();
      http.stop(0);
      threads.shutdownNow();
    }
  }
}
