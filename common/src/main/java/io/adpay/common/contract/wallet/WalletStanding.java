package io.adpay.common.contract.wallet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** Whether money may leave a wallet, as the wallet's row said when it was asked. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record WalletStanding(long uid, Status status) {

  /** What operators have decided. */
  public enum Status {
    /** As usual. */
    OPEN,
    /** An operator has frozen the wallet: nothing more is to leave it. */
    FROZEN
  }

  /** Whether money may leave it; of an answer without a status it may not. */
  public boolean isOpen() {
    return status == Status.OPEN;
  }
}
