package io.adpay.common.contract.order;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.adpay.common.contract.payment.Channel;
import java.time.Instant;

/**
 * The channel has the buyer's money. Whether it pays the order is for the order's row to judge.
 *
 * @param receivedFen what was really received, in fen
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PaymentSucceeded(
    long orderNo,
    long paymentNo,
    long uid,
    Channel channel,
    long receivedFen,
    String channelTradeNo,
    Instant succeededAt) {

  /** The event's type. */
  public static final String TYPE = "PaymentSucceeded";
}
