package io.adpay.sandbox.alipay;

import io.adpay.sandbox.account.AlipayAccount;

/** A method of the OpenAPI that a merchant's server calls. */
interface AlipayMethod {

  /** Its name on the wire, such as {@code alipay.trade.query}. */
  String name();

  /**
   * Does it for that account. The answer's fields go out beside code 10000; everything else is
   * thrown as {@link AlipayFailure}.
   */
  Object handle(AlipayAccount account, AlipayRequest request);
}
