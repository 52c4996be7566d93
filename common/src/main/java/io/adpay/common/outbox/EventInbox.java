package io.adpay.common.outbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes in what other services send. Facts about one number are handled one after the other, in the
 * order sent; facts about different numbers side by side. What can't be read is put off and not
 * refused: its sender may have been upgraded before us.
 */
public final class EventInbox implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EventInbox.class);

  private final Map<String, EventHandler<?>> handlers;
  private final JsonMapper json;
  private final Semaphore places;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("event-", 0).factory());

  EventInbox(List<EventHandler<?>> handlers, JsonMapper json, int atTheSameTime) {
    this.handlers =
        handlers.stream().collect(Collectors.toMap(EventHandler::type, Function.identity()));
    this.json = json;
    this.places = new Semaphore(atTheSameTime);
  }

  /** Handles a batch and says of each fact what became of it. */
  List<EventReceipt> receive(List<EventEnvelope> events) throws InterruptedException {
    Map<String, List<EventEnvelope>> byKey =
        events.stream()
            .collect(
                Collectors.groupingBy(EventEnvelope::key, LinkedHashMap::new, Collectors.toList()));
    List<Callable<List<EventReceipt>>> work =
        byKey.values().stream()
            .<Callable<List<EventReceipt>>>map(group -> () -> handleInTurn(group))
            .toList();
    return threads.invokeAll(work).stream().flatMap(EventInbox::result).toList();
  }

  private static Stream<EventReceipt> result(Future<List<EventReceipt>> done) {
    try {
      return done.get().stream();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a handler's failure escaped its guard", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted after the work was done", e);
    }
  }

  private List<EventReceipt> handleInTurn(List<EventEnvelope> group) throws InterruptedException {
    places.acquire();
    try {
      return group.stream().map(this::handle).toList();
    } finally {
      places.release();
    }
  }

  private EventReceipt handle(EventEnvelope event) {
    EventHandler<?> handler = handlers.get(event.type());
    if (handler == null) {
      log.error("Nobody here takes in facts of the type {}", event.type());
      return new EventReceipt(event.id(), EventOutcome.DEFERRED, "unknown type");
    }
    try (var _ = MDC.putCloseable("traceId", event.traceId());
        var _ = MDC.putCloseable("businessKey", event.key())) {
      return apply(event, handler);
    }
  }

  private <T> EventReceipt apply(EventEnvelope event, EventHandler<T> handler) {
    T payload;
    try {
      payload = Objects.requireNonNull(json.treeToValue(event.payload(), handler.payloadType()));
    } catch (JacksonException | NullPointerException e) {
      log.error("A fact of the type {} can't be read", event.type(), e);
      return new EventReceipt(event.id(), EventOutcome.DEFERRED, "unreadable payload");
    }
    try {
      EventOutcome outcome = handler.handle(payload);
      return new EventReceipt(event.id(), outcome, "");
    } catch (RuntimeException e) {
      log.warn("A fact of the type {} is put off", event.type(), e);
      return new EventReceipt(event.id(), EventOutcome.DEFERRED, e.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
