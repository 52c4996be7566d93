package io.adpay.common.contract.withdraw;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;

/**
 * The channel has paid a withdrawal out.
 *
 * @param channelTransferNo the channel's own number of it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PayoutSucceeded(long withdrawalNo, String channelTransferNo, Instant paidAt) {

  /** The event's type. */
  public static final String TYPE = "PayoutSucceeded";
}
