package io.adpay.sandbox.trade;

import io.adpay.sandbox.account.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trade as the channel keeps it. Amounts are fen.
 *
 * @param account the merchant: Alipay's app id, WeChat Pay's mchid
 * @param tradeNo the channel's number; null while {@link TradeState#OFFERED}
 * @param token the part of links and codes that nobody can guess
 * @param total what the merchant asked for
 * @param fingerprint tells whether a repeated request is the same one
 * @param attachment what the merchant wants back in notices, as it gave it
 * @param buyer the buyer's id at the channel
 * @param paid what was received, zero until then
 * @param refunded what has gone back to the buyer
 * @param fee what the channel kept
 */
public record Trade(
    long id,
    Channel channel,
    String account,
    String appId,
    String outTradeNo,
    @Nullable String tradeNo,
    String token,
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
    long paid,
    long refunded,
    long fee,
    Instant expiresAt,
    Instant createdAt,
    @Nullable Instant paidAt,
    @Nullable Instant closedAt) {

  /** The sum that the channel speaks of: what was received, or what is asked for until then. */
  public long amount() {
    return state == TradeState.PAID ? paid : total;
  }

  /** What notices about it, and about its refunds, are filed under. */
  public String matter() {
    return "trade-" + id;
  }

  /** Whether all that was received has gone back. */
  public boolean fullyRefunded() {
    return state == TradeState.PAID && refunded == paid;
  }

  /** Whether its time to be paid is over. */
  public boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /** The channel's number of a trade that exists. */
  public String requireTradeNo() {
    if (tradeNo == null) {
      throw new IllegalStateException("No trade behind " + outTradeNo + " yet");
    }
    return tradeNo;
  }
}
