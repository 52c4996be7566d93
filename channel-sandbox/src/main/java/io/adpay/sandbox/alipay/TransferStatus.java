package io.adpay.sandbox.alipay;

import io.adpay.sandbox.transfer.Transfer;
import io.adpay.sandbox.transfer.TransferFailure;
import org.jspecify.annotations.Nullable;

/** Alipay's words for a transfer's state, and for why one failed. */
final class TransferStatus {

  private TransferStatus() {}

  static String of(Transfer transfer) {
    return switch (transfer.state()) {
      case ACCEPTED, PROCESSING, WAITING, CONFIRMED, CANCELING -> "DEALING";
      case SUCCEEDED -> "SUCCESS";
      case FAILED, CANCELLED -> "FAIL";
    };
  }

  static @Nullable String errorCode(Transfer transfer) {
    TransferFailure failure = transfer.failure();
    return failure == null
        ? null
        : switch (failure) {
          case PAYEE_BLOCKED -> "PAYEE_ACCOUNT_STATUS_ERROR";
          case WRONG_NAME -> "PAYEE_USER_INFO_ERROR";
          case NOT_CONFIRMED -> "ORDER_CLOSED";
        };
  }

  static @Nullable String failReason(Transfer transfer) {
    TransferFailure failure = transfer.failure();
    return failure == null
        ? null
        : switch (failure) {
          case PAYEE_BLOCKED -> "收款方账户状态异常";
          case WRONG_NAME -> "支付宝账号和姓名不匹配";
          case NOT_CONFIRMED -> "收款方未在有效期内确认";
        };
  }
}
