package io.adpay.common.contract.order;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;

/**
 * The channel has sent money of an order back to the buyer.
 *
 * @param paymentNo the payment that paid the order
 * @param totalFen how much of it has gone back in all, in fen: the largest that the order hears of
 *     counts, in whatever order it hears
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record OrderRefunded(
    long orderNo, long uid, long paymentNo, long refundNo, long totalFen, Instant at) {

  /** The event's type. */
  public static final String TYPE = "OrderRefunded";
}
