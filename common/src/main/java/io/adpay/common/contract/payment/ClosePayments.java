package io.adpay.common.contract.payment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * Asks that no payment of an order stays open: the channel is asked about each, then told to close.
 *
 * @param uid whose order it is
 * @param attempts the payments that the order knows of and doesn't know to have ended; one that was
 *     never stored is stored as closed, so that it can't begin late
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ClosePayments(long uid, List<Attempt> attempts) {

  /** A payment as the order knows it. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Attempt(long paymentNo, Channel channel, Method method, long fen) {}
}
