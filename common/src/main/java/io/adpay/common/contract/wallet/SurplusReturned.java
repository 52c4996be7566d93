package io.adpay.common.contract.wallet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.adpay.common.contract.payment.Channel;

/**
 * The channel has sent a surplus back to the buyer: it leaves suspense.
 *
 * @param fen what went back, in fen
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SurplusReturned(
    long refundNo, long paymentNo, long orderNo, Channel channel, long fen) {

  /** The event's type. */
  public static final String TYPE = "SurplusReturned";
}
