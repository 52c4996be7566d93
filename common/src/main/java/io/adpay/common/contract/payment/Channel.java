package io.adpay.common.contract.payment;

/** A payment channel. The names are those of the public interface and of the database. */
public enum Channel {
  /** Alipay, through its OpenAPI. */
  ALIPAY,
  /** WeChat Pay, through its API version 3. */
  WECHAT
}
