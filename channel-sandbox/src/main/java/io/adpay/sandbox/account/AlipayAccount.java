package io.adpay.sandbox.account;

import java.security.PrivateKey;
import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * A merchant as Alipay knows it.
 *
 * @param appPublicKey verifies what the merchant signs
 * @param alipayPrivateKey signs what Alipay says to this merchant
 * @param notifyUrl where messages go that no request named an address for; null: nowhere
 */
public record AlipayAccount(
    String appId,
    String sellerId,
    PublicKey appPublicKey,
    PrivateKey alipayPrivateKey,
    @Nullable String notifyUrl) {

  @Override
  public String toString() {
    return "AlipayAccount[" + appId + "]";
  }
}
