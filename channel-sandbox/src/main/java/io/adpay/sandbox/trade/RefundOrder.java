package io.adpay.sandbox.trade;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's wish to give money back.
 *
 * @param amount fen
 * @param notifyUrl where this refund's own notices go, if it has any
 * @param pace how long the channel takes for it; zero: done before it answers
 */
public record RefundOrder(
    String outRefundNo,
    long amount,
    @Nullable String reason,
    @Nullable String notifyUrl,
    Duration pace) {}
