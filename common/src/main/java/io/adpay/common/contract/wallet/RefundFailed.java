package io.adpay.common.contract.wallet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * The channel has finally refused a requested refund: what was held for it is given back.
 *
 * @param fen the refund's amount in fen
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RefundFailed(long refundNo, long orderNo, long uid, long fen) {

  /** The event's type. */
  public static final String TYPE = "RefundFailed";
}
