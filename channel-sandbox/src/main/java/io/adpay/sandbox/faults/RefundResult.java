package io.adpay.sandbox.faults;

/** How the refunds that are decided from now on end. */
public enum RefundResult {
  /** Well. */
  SUCCESS,
  /** Not as long as this is ordered; they go on afterwards. */
  PROCESSING,
  /** Stuck at the buyer's account, with the money still bound (WeChat Pay); not done (Alipay). */
  ABNORMAL,
  /** Given up for good (WeChat Pay); refused for good (Alipay). */
  CLOSED
}
