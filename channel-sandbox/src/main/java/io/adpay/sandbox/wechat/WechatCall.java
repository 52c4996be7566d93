package io.adpay.sandbox.wechat;

import io.adpay.sandbox.account.WechatAccount;
import java.util.Map;

/**
 * A call whose signature has been verified.
 *
 * @param path the variables of the endpoint's path
 * @param query the parameters behind the question mark
 * @param encryptionKeyId the key that the merchant says it encrypted fields with; empty: none
 * @param body the exact text
 */
record WechatCall(
    WechatAccount account,
    Map<String, String> path,
    Map<String, String> query,
    String encryptionKeyId,
    String body) {

  <T> T body(Class<T> type) {
    return WechatJson.read(body, type);
  }

  String variable(String name) {
    return path.getOrDefault(name, "");
  }

  /** Refuses a call that names another merchant than the one that signed. */
  void requireOwn(String mchId) {
    if (!mchId.equals(account.mchId())) {
      throw WechatFailure.parameter("商户号与签名的商户号不一致");
    }
  }
}
