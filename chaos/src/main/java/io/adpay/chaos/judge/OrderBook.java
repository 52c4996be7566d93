package io.adpay.chaos.judge;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What order-service has written down. */
record OrderBook(List<Order> orders, List<Attempt> attempts, ServiceTables tables) {

  /** An order, from both of its tables. */
  record Order(
      String orderNo,
      long uid,
      String status,
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
      return switch (status) {
        case "PAID", "PARTIALLY_REFUNDED", "REFUNDED" -> true;
        default -> false;
      };
    }

    boolean isOpen() {
      return status.equals("CREATED") || status.equals("PAYING");
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
