package io.adpay.sandbox.transfer;

/** Why a transfer that was taken on failed. */
public enum TransferFailure {
  /** The payee's account may not receive; also what faults and the control API order. */
  PAYEE_BLOCKED,
  /** The payee is somebody else than the merchant said. */
  WRONG_NAME,
  /** The payee did not confirm in time. */
  NOT_CONFIRMED
}
