package io.adpay.sandbox.account;

import java.security.PrivateKey;
import java.security.PublicKey;

/**
 * A merchant as WeChat Pay knows it.
 *
 * @param merchantSerial the serial of the certificate whose key the merchant signs with
 * @param merchantPublicKey verifies what the merchant signs
 * @param publicKeyId names the pair that WeChat Pay signs with for this merchant
 * @param wechatpayPrivateKey signs what WeChat Pay says to this merchant
 * @param apiV3Key encrypts the resource of a notice: 32 ASCII characters
 */
public record WechatAccount(
    String mchId,
    String appId,
    String merchantSerial,
    PublicKey merchantPublicKey,
    String publicKeyId,
    PrivateKey wechatpayPrivateKey,
    String apiV3Key) {

  @Override
  public String toString() {
    return "WechatAccount[" + mchId + "]";
  }
}
