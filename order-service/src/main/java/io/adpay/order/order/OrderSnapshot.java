package io.adpay.order.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as the public contract shows it.
 *
 * @param amount in fen
 * @param refundedAmount in fen
 * @param paidAt when the channel had the money
 * @param creditedAt when the wallet had it
 */
public record OrderSnapshot(
    String orderNo,
    String uid,
    long amount,
    String currency,
    String subject,
    OrderStatus status,
    long refundedAmount,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant paidAt,
    @Nullable Instant creditedAt) {

  /** The order as it is now. */
  public static OrderSnapshot of(Order order) {
    return new OrderSnapshot(
        Long.toString(order.orderNo()),
        Long.toString(order.uid()),
        order.amount().fen(),
        order.currency(),
        order.subject(),
        order.status(),
        order.refunded().fen(),
        order.createdAt(),
        order.expiresAt(),
        order.paidAt(),
        order.creditedAt());
  }

  /** Whether it is that merchant's. */
  public boolean belongsTo(long merchant) {
    return uid.equals(Long.toString(merchant));
  }
}
