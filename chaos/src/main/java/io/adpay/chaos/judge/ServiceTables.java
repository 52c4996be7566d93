package io.adpay.chaos.judge;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every service keeps besides its business. */
record ServiceTables(List<Fact> outbox, List<Key> keys) {

  static final ServiceTables EMPTY = new ServiceTables(List.of(), List.of());

  /**
   * A fact for another service.
   *
   * @param from the service that wrote it
   */
  record Fact(
      String from,
      long id,
      String destination,
      String type,
      String businessKey,
      String payload,
      Instant createdAt,
      int attempts,
      @Nullable Instant deliveredAt,
      @Nullable Instant parkedAt,
      @Nullable String lastError) {

    boolean isOpen() {
      return deliveredAt == null && parkedAt == null;
    }
  }

  /**
   * A request under an idempotency key that has no answer yet.
   *
   * @param at the service that answers it
   * @param resourceNo what it made
   * @param claimedUntil until when whoever runs it is believed to
   */
  record Key(String at, @Nullable String resourceNo, Instant createdAt, Instant claimedUntil) {}
}
