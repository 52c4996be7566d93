package io.adpay.common.contract.wallet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.adpay.common.contract.payment.Channel;

/**
 * A withdrawal has reached its payee: what was frozen for it is spent.
 *
 * @param fen what was frozen, in fen, the fee included
 * @param feeFen what the platform keeps of it, in fen
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record WithdrawalPaid(long withdrawalNo, long uid, Channel channel, long fen, long feeFen) {

  /** The event's type. */
  public static final String TYPE = "WithdrawalPaid";
}
