package io.adpay.sandbox.trade;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money on its way back to a buyer.
 *
 * @param refundNo the channel's number
 * @param amount fen
 * @param dueAt when the channel gets to it
 */
public record Refund(
    long id,
    long tradeId,
    String outRefundNo,
    String refundNo,
    long amount,
    @Nullable String reason,
    @Nullable String notifyUrl,
    RefundState state,
    Instant dueAt,
    Instant createdAt,
    @Nullable Instant finishedAt) {}
