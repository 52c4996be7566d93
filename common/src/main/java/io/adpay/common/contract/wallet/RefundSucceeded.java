package io.adpay.common.contract.wallet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.adpay.common.contract.payment.Channel;

/**
 * The channel has sent a requested refund back to the buyer: what was held for it is spent.
 *
 * @param fen the refund's amount in fen
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RefundSucceeded(long refundNo, long orderNo, long uid, Channel channel, long fen) {

  /** The event's type. */
  public static final String TYPE = "RefundSucceeded";
}
