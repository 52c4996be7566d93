package io.adpay.common.contract.order;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;

/** A payment's action is ready; the buyer can pay until it expires. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PaymentPending(long orderNo, long paymentNo, Instant expiresAt) {

  /** The event's type. */
  public static final String TYPE = "PaymentPending";
}
