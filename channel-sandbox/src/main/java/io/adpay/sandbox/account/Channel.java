package io.adpay.sandbox.account;

/** The channels, by the names that the control API gives them. */
public enum Channel {
  ALIPAY,
  WECHAT
}
