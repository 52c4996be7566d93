package io.adpay.common.contract.order;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** A payment ended without money; a late success may still follow. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PaymentEnded(long orderNo, long paymentNo, End end) {

  /** The event's type. */
  public static final String TYPE = "PaymentEnded";

  /** How it ended. */
  public enum End {
    FAILED,
    CLOSED
  }
}
