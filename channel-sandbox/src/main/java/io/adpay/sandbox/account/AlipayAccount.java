package io.adpay.sandbox.account;

import java.security.PrivateKey;
import java.security.PublicKey;

/**
 * A merchant as Alipay knows it.
 *
 * @param appPublicKey verifies what the merchant signs
 * @param alipayPrivateKey signs what Alipay says to this merchant
 */
public record AlipayAccount(
    String appId, String sellerId, PublicKey appPublicKey, PrivateKey alipayPrivateKey) {

  @Override
  public String toString() {
    return "AlipayAccount[" + appId + "]";
  }
}
