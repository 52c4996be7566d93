package io.adpay.common.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EventInboxTest {

  /** A fact that says how it is to be taken in. */
  record Told(String what) {}

  private final JsonMapper json = new JsonMapper();

  @Test
  void everyFactGetsTheReceiptOfItsHandler() throws Exception {
    try (EventInbox inbox = inbox(told -> EventOutcome.valueOf(told.what()))) {
      List<EventReceipt> receipts =
          inbox.receive(
              List.of(
                  told(1, "a", "APPLIED"),
                  told(2, "b", "DUPLICATE"),
                  told(3, "c", "DEFERRED"),
                  told(4, "d", "REFUSED")));

      assertThat(receipts)
          .containsExactlyInAnyOrder(
              new EventReceipt(1, EventOutcome.APPLIED, ""),
              new EventReceipt(2, EventOutcome.DUPLICATE, ""),
              new EventReceipt(3, EventOutcome.DEFERRED, ""),
              new EventReceipt(4, EventOutcome.REFUSED, ""));
    }
  }

  @Test
  void aHandlersFailurePutsOffItsOwnFactAlone() throws Exception {
    try (EventInbox inbox =
        inbox(
            told -> {
              if (told.what().equals("bad")) {
                throw new IllegalStateException("secret detail");
              }
              return EventOutcome.APPLIED;
            })) {
      List<EventReceipt> receipts =
          inbox.receive(List.of(told(1, "a", "bad"), told(2, "a", "good"), told(3, "b", "good")));

      assertThat(receipts)
          .containsExactlyInAnyOrder(
              new EventReceipt(1, EventOutcome.DEFERRED, "IllegalStateException"),
              new EventReceipt(2, EventOutcome.APPLIED, ""),
              new EventReceipt(3, EventOutcome.APPLIED, ""));
    }
  }

  @Test
  void whatNobodyKnowsOrCanReadIsPutOff() throws Exception {
    try (EventInbox inbox = inbox(_ -> EventOutcome.APPLIED)) {
      List<EventReceipt> receipts =
          inbox.receive(
              List.of(
                  new EventEnvelope(1, "Unheard", "a", "trace", json.readTree("{}")),
                  new EventEnvelope(2, "Told", "b", "trace", json.readTree("{\"what\":{}}")),
                  new EventEnvelope(3, "Told", "c", "trace", json.readTree("null"))));

      assertThat(receipts)
          .extracting(EventReceipt::outcome)
          .containsOnly(EventOutcome.DEFERRED)
          .hasSize(3);
    }
  }

  @Test
  void factsAboutOneNumberAreHandledInTheOrderSent() throws Exception {
    List<String> handled = Collections.synchronizedList(new ArrayList<>());
    try (EventInbox inbox =
        inbox(
            told -> {
              handled.add(told.what());
              return EventOutcome.APPLIED;
            })) {
      inbox.receive(
          IntStream.range(0, 100).mapToObj(i -> told(i, "same", Integer.toString(i))).toList());
    }

    assertThat(handled)
        .containsExactlyElementsOf(IntStream.range(0, 100).mapToObj(Integer::toString).toList());
  }

  @Test
  void factsAboutDifferentNumbersAreHandledSideBySideUpToTheLimit() throws Exception {
    var atOnce = new AtomicInteger();
    var most = new AtomicInteger();
    var allInside = new CountDownLatch(4);
    try (EventInbox inbox =
        inbox(
            _ -> {
              most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
              allInside.countDown();
              var _ = isReached(allInside);
              atOnce.decrementAndGet();
              return EventOutcome.APPLIED;
            })) {
      inbox.receive(IntStream.range(0, 40).mapToObj(i -> told(i, "number-" + i, "x")).toList());
    }

    assertThat(most).hasValue(4);
  }

  private EventInbox inbox(Function<Told, EventOutcome> handling) {
    EventHandler<Told> handler =
        new EventHandler<>() {
          @Override
          public String type() {
            return "Told";
          }

          @Override
          public Class<Told> payloadType() {
            return Told.class;
          }

          @Override
          public EventOutcome handle(Told payload) {
            return handling.apply(payload);
          }
        };
    return new EventInbox(List.of(handler), json, 4);
  }

  private EventEnvelope told(long id, String key, String what) {
    return new EventEnvelope(id, "Told", key, "trace", json.valueToTree(Map.of("what", what)));
  }

  private static boolean isReached(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
