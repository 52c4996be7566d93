package io.adpay.common.contract.payment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** The order's row has judged a payment that succeeded. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PaymentJudged(long orderNo, long paymentNo, Disposition disposition) {

  /** The event's type. */
  public static final String TYPE = "PaymentJudged";
}
