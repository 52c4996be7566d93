package io.adpay.payment.channel;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the buyer.
 *
 * @param openid the buyer's id in our app at the channel; only for JSAPI
 * @param address the buyer's own IP address, where it is known
 */
public record Buyer(@Nullable String openid, @Nullable String address) {

  /** A buyer of whom nothing is known, as of every QR code. */
  public static Buyer unknown() {
    return new Buyer(null, null);
  }
}
