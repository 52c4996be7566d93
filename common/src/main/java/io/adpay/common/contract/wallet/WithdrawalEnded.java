package io.adpay.common.contract.wallet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A withdrawal was rejected or has finally failed: what was frozen for it is given back.
 *
 * @param fen what was frozen, in fen
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record WithdrawalEnded(long withdrawalNo, long uid, long fen) {

  /** The event's type. */
  public static final String TYPE = "WithdrawalEnded";
}
