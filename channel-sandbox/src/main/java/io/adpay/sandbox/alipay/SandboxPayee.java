package io.adpay.sandbox.alipay;

import io.adpay.sandbox.transfer.TransferFailure;
import org.jspecify.annotations.Nullable;

/** Payees with whom something is the matter; everybody else exists under the name that is given. */
enum SandboxPayee {
  /** Refused at once. */
  NOBODY("nobody@sandbox.example"),
  /** Refused at once: it is never the name that the merchant gives. */
  WRONG_NAME("wrong-name@sandbox.example"),
  /** Taken on, and found out a moment later. */
  BLOCKED("blocked@sandbox.example"),
  /** Nothing is the matter. */
  ORDINARY("");

  private final String identity;

  SandboxPayee(String identity) {
    this.identity = identity;
  }

  static SandboxPayee of(String identity) {
    for (SandboxPayee payee : values()) {
      if (payee.identity.equals(identity)) {
        return payee;
      }
    }
    return ORDINARY;
  }

  /** Why a transfer to this payee will fail; null: it need not. Throws {@link AlipayFailure}. */
  @Nullable TransferFailure doom() {
    return switch (this) {
      case NOBODY -> throw AlipayFailure.fund("PAYEE_NOT_EXIST", "收款账号不存在");
      case WRONG_NAME -> throw AlipayFailure.fund("PAYEE_USER_INFO_ERROR", "支付宝账号和姓名不匹配，请确认姓名是否正确");
      case BLOCKED -> TransferFailure.PAYEE_BLOCKED;
      case ORDINARY -> null;
    };
  }
}
