package io.adpay.common.contract.withdraw;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * The channel has finally refused to pay a withdrawal out, or has ended it; no money has moved.
 *
 * @param failureCode the channel's word for it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PayoutFailed(long withdrawalNo, String failureCode) {

  /** The event's type. */
  public static final String TYPE = "PayoutFailed";
}
