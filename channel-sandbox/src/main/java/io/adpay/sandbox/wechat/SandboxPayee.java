package io.adpay.sandbox.wechat;

import io.adpay.sandbox.transfer.TransferFailure;
import org.jspecify.annotations.Nullable;

/** Payees with whom something is the matter; everybody else exists under the name that is given. */
enum SandboxPayee {
  /** Refused at once. */
  NOBODY("oSandboxNobody"),
  /** Taken on, and found out a moment later. */
  WRONG_NAME("oSandboxWrongName"),
  /** Taken on, and found out a moment later. */
  BLOCKED("oSandboxBlocked"),
  /** Nothing is the matter. */
  ORDINARY("");

  private final String openid;

  SandboxPayee(String openid) {
    this.openid = openid;
  }

  static SandboxPayee of(String openid) {
    for (SandboxPayee payee : values()) {
      if (payee.openid.equals(openid)) {
        return payee;
      }
    }
    return ORDINARY;
  }

  /** Why a transfer to this payee will fail; null: it need not. Throws {@link WechatFailure}. */
  @Nullable TransferFailure doom() {
    return switch (this) {
      case NOBODY -> throw WechatFailure.parameter("openid与appid不匹配");
      case WRONG_NAME -> TransferFailure.WRONG_NAME;
      case BLOCKED -> TransferFailure.PAYEE_BLOCKED;
      case ORDINARY -> null;
    };
  }
}
