package io.adpay.sandbox.account;

/**
 * All that a client needs to act as the demo merchant at WeChat Pay.
 *
 * @param merchantPrivateKey PKCS#8, PEM
 * @param wechatpayPublicKey X.509, PEM
 */
public record WechatCredentials(
    String mchId,
    String appId,
    String merchantSerialNo,
    String merchantPrivateKey,
    String wechatpayPublicKeyId,
    String wechatpayPublicKey,
    String apiV3Key) {

  @Override
  public String toString() {
    return "WechatCredentials[" + mchId + "]";
  }
}
