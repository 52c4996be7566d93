package io.adpay.common.contract.withdraw;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * The channel pays a withdrawal out once its payee has confirmed.
 *
 * @param confirmation what the payee's app needs to ask for that; WeChat Pay's {@code package_info}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PayoutAwaitsPayee(long withdrawalNo, String confirmation) {

  /** The event's type. */
  public static final String TYPE = "PayoutAwaitsPayee";
}
