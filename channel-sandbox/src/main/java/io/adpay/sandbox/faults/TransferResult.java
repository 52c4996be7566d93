package io.adpay.sandbox.faults;

/** How the transfers that are decided from now on end. */
public enum TransferResult {
  /** Well, where no payee must confirm or the payee does. */
  SUCCESS,
  /** Not as long as this is ordered; they go on afterwards. */
  PROCESSING,
  /** Badly, after they were taken on. */
  FAIL
}
