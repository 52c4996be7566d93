package io.adpay.common.contract.wallet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** What a wallet said to the wish that money is set aside. It will say the same for ever. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record HoldOpened(Outcome outcome) {

  /** Whether it is. */
  public enum Outcome {
    /** The money is set aside. */
    HELD,
    /** There was not enough. */
    INSUFFICIENT_BALANCE,
    /** An operator has frozen the wallet. */
    WALLET_FROZEN
  }
}
