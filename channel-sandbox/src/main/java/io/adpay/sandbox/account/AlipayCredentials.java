package io.adpay.sandbox.account;

import java.security.PrivateKey;
import java.security.PublicKey;

/** All that a client needs to act as the demo merchant at Alipay. */
public record AlipayCredentials(
    String appId, String sellerId, PrivateKey appPrivateKey, PublicKey alipayPublicKey) {

  @Override
  public String toString() {
    return "AlipayCredentials[" + appId + "]";
  }
}
