package io.adpay.sandbox.trade;

import io.adpay.sandbox.account.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's wish to be paid.
 *
 * @param total fen
 * @param fingerprint equal for requests that the channel takes for the same one
 * @param state {@link TradeState#OFFERED} or {@link TradeState#WAITING}
 */
public record TradeOrder(
    Channel channel,
    String account,
    String appId,
    String outTradeNo,
    Product product,
    String subject,
    long total,
    String fingerprint,
    @Nullable String notifyUrl,
    @Nullable String returnUrl,
    @Nullable String quitUrl,
    @Nullable String attachment,
    String buyer,
    TradeState state,
    Instant expiresAt) {}
