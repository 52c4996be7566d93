package io.adpay.common.contract.wallet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.adpay.common.contract.payment.Channel;

/**
 * A payment brought money that pays nothing: it stays in suspense until it is back at the buyer.
 *
 * @param fen what was received, in fen
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SurplusReceived(long paymentNo, long orderNo, Channel channel, long fen) {

  /** The event's type. */
  public static final String TYPE = "SurplusReceived";
}
