package io.adpay.common.contract.wallet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.adpay.common.contract.payment.Channel;
import java.time.Instant;

/**
 * An order is paid: the merchant's wallet is to be credited, once for that order.
 *
 * @param fen the order's amount in fen
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RechargeRequested(
    long orderNo, long paymentNo, long uid, Channel channel, long fen, Instant paidAt) {

  /** The event's type. */
  public static final String TYPE = "RechargeRequested";
}
