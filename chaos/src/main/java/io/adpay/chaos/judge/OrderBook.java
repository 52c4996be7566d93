package io.adpay.chaos.judge;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What order-service has written down. */
record OrderBook(List<Order> orders, List<Attempt> attempts, ServiceTables tables) {

  /** Where an order stands. */
  enum Status {
    CREATED,
    PAYING,
    PAID,
    PARTIALLY_REFUNDED,
    REFUNDED,
    CLOSED;

    boolean isPaid() {
      return switch (this) {
        case PAID, PARTIALLY_REFUNDED, REFUNDED -> true;
        case CREATED, PAYING, CLOSED -> false;
      };
    }

    boolean isOpen() {
      return switch (this) {
        case CREATED, PAYING -> true;
        case PAID, PARTIALLY_REFUNDED, REFUNDED, CLOSED -> false;
      };
    }
  }

  /** An order, from both of its tables. */
  record Order(
      String orderNo,
      long uid,
      Status status,
      long fen,
      String subject,
      long refundedFen,
      @Nullable String creditedPaymentNo,
      Instant createdAt,
      Instant expiresAt,
      Instant changedAt,
      @Nullable Instant paidAt,
      @Nullable Instant creditedAt) {

    boolean isPaid() {
      return status.isPaid();
    }

    boolean isOpen() {
      return status.isOpen();
    }
  }

  /** A payment as its order sees it. */
  record Attempt(
      String paymentNo,
      String orderNo,
      long uid,
      String channel,
      String method,
      String state,
      @Nullable String disposition,
      @Nullable Long receivedFen,
      @Nullable String channelTradeNo) {}
}
