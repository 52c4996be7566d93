package io.adpay.sandbox.trade;

/** The ways in which a buyer comes to a trade. */
public enum Product {
  /** Alipay's cashier for a computer. */
  PAGE,
  /** Alipay's cashier for a phone's browser. */
  WAP,
  /** Alipay's QR code. */
  QR,
  /** WeChat Pay's QR code. */
  NATIVE,
  /** WeChat Pay out of a phone's browser. */
  H5,
  /** WeChat Pay inside WeChat. */
  JSAPI,
  /** WeChat Pay out of an app. */
  APP
}
