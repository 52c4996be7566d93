package io.adpay.common.outbox;

import io.adpay.common.problem.Problem;
import io.adpay.common.servicecall.ServiceCalls;
import io.adpay.common.servicecall.SuiteService;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries facts to their destinations, in batches, for as long as it takes. Rows are held under a
 * lease while they are on their way, so that a relay that dies with them leaves them to the next; a
 * fact may therefore arrive twice, and never not at all.
 */
final class OutboxRelay implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
  private static final ParameterizedTypeReference<List<EventReceipt>> RECEIPTS =
      new ParameterizedTypeReference<>() {};

  private final Set<SuiteService> destinations;
  private final OutboxRows rows;
  private final OutboxSignals signals;
  private final ServiceCalls calls;
  private final JsonMapper json;
  private final OutboxProperties properties;
  private final MeterRegistry meters;
  private final List<Thread> threads = new ArrayList<>();

  OutboxRelay(
      Set<SuiteService> destinations,
      OutboxRows rows,
      OutboxSignals signals,
      ServiceCalls calls,
      JsonMapper json,
      OutboxProperties properties,
      MeterRegistry meters) {
    this.destinations = Set.copyOf(destinations);
    this.rows = rows;
    this.signals = signals;
    this.calls = calls;
    this.json = json;
    this.properties = properties;
    this.meters = meters;
  }

  @Override
  public synchronized void start() {
    for (SuiteService destination : destinations) {
      threads.add(
          Thread.ofPlatform()
              .name("outbox-to-" + destination)
              .daemon()
              .start(() -> relayUntilStopped(destination)));
    }
  }

  @Override
  public synchronized void stop() {
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      try {
        thread.join(Duration.ofSeconds(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    threads.clear();
  }

  @Override
  public synchronized boolean isRunning() {
    return !threads.isEmpty();
  }

  private void relayUntilStopped(SuiteService destination) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        if (!relayBatch(destination)) {
          signals.await(destination, properties.poll());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException | Error e) {
        log.warn("The outbox to {} could not be relayed; the next try follows", destination, e);
        pause(destination);
      }
    }
  }

  private void pause(SuiteService destination) {
    try {
      signals.await(destination, properties.poll());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Relays what is due; tells whether there may be more. */
  boolean relayBatch(SuiteService destination) {
    List<OutboxRow> batch = rows.claim(destination, properties.batch(), properties.lease());
    if (batch.isEmpty()) {
      return false;
    }
    settle(destination, batch, receiptsFor(destination, batch));
    return batch.size() == properties.batch();
  }

  private Map<Long, EventReceipt> receiptsFor(SuiteService destination, List<OutboxRow> batch) {
    List<EventEnvelope> events =
        batch.stream()
            .map(
                row ->
                    new EventEnvelope(
                        row.id(),
                        row.type(),
                        row.key(),
                        row.traceId(),
                        json.readTree(row.payload())))
            .toList();
    try {
      List<EventReceipt> receipts =
          Objects.requireNonNull(
              calls
                  .to(destination)
                  .post()
                  .uri(EventController.PATH)
                  .contentType(MediaType.APPLICATION_JSON)
                  .body(events)
                  .retrieve()
                  .body(RECEIPTS));
      Map<Long, EventReceipt> byId = new HashMap<>();
      receipts.forEach(receipt -> byId.put(receipt.id(), receipt));
      return byId;
    } catch (RestClientException | Problem e) {
      log.warn("{} did not take {} facts: {}", destination, batch.size(), e.getMessage());
      return Map.of();
    }
  }

  private void settle(
      SuiteService destination, List<OutboxRow> batch, Map<Long, EventReceipt> receipts) {
    List<Long> delivered = new ArrayList<>();
    for (OutboxRow row : batch) {
      EventReceipt receipt = receipts.get(row.id());
      EventOutcome outcome = receipt == null ? EventOutcome.DEFERRED : receipt.outcome();
      String detail = receipt == null ? "no receipt" : receipt.detail();
      count(destination, outcome);
      switch (outcome) {
        case APPLIED, DUPLICATE -> delivered.add(row.id());
        case DEFERRED -> rows.deferred(row.id(), properties.backoff(row.attempts() + 1), detail);
        case REFUSED -> {
          log.error("{} refused {} about {}: {}", destination, row.type(), row.key(), detail);
          rows.parked(row.id(), detail);
        }
      }
    }
    rows.delivered(delivered);
  }

  private void count(SuiteService destination, EventOutcome outcome) {
    meters
        .counter(
            "adpay.outbox.relayed", "destination", destination.name(), "outcome", outcome.name())
        .increment();
  }
}
