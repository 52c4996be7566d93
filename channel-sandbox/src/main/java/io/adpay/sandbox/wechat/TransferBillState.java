package io.adpay.sandbox.wechat;

import io.adpay.sandbox.transfer.Transfer;
import io.adpay.sandbox.transfer.TransferFailure;
import org.jspecify.annotations.Nullable;

/** WeChat Pay's words for a transfer's state, spelled as it spells them. */
enum TransferBillState {
  ACCEPTED,
  PROCESSING,
  WAIT_USER_CONFIRM,
  TRANSFERING,
  SUCCESS,
  FAIL,
  CANCELING,
  CANCELLED;

  static TransferBillState of(Transfer transfer) {
    return switch (transfer.state()) {
      case ACCEPTED -> ACCEPTED;
      case PROCESSING -> PROCESSING;
      case WAITING -> WAIT_USER_CONFIRM;
      case CONFIRMED -> TRANSFERING;
      case CANCELING -> CANCELING;
      case SUCCEEDED -> SUCCESS;
      case FAILED -> FAIL;
      case CANCELLED -> CANCELLED;
    };
  }

  static @Nullable String failReason(Transfer transfer) {
    TransferFailure failure = transfer.failure();
    return failure == null
        ? null
        : switch (failure) {
          case PAYEE_BLOCKED -> "PAYEE_ACCOUNT_ABNORMAL";
          case WRONG_NAME -> "NAME_NOT_CORRECT";
          case NOT_CONFIRMED -> "OVERDUE_CLOSE";
        };
  }
}
