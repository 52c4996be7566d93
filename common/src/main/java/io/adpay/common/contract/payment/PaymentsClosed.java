package io.adpay.common.contract.payment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** What became of the payments of an order that was to be closed. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PaymentsClosed(Outcome outcome) {

  /** The sum of what became of each. */
  public enum Outcome {
    /** None is open any more; what still arrives is surplus. */
    CLOSED,
    /** One of them has succeeded. */
    PAID,
    /** A buyer is paying at this moment, or the channel did not answer: ask again later. */
    BUSY
  }
}
