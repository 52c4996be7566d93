package io.adpay.withdraw.withdrawal;

/** Where a withdrawal stands, as the public interface has it. */
public enum WithdrawalStatus {
  /** Its money is frozen, and an operator has to decide. */
  PENDING_REVIEW,
  /** It will be paid out. */
  APPROVED,
  /** It is being paid out; with WeChat Pay the payee may have to confirm. */
  PAYING,
  /** The payee has the money. */
  PAID,
  /** An operator has rejected it; its money is given back. */
  REJECTED,
  /** The channel has finally refused it; its money is given back. */
  FAILED
}
