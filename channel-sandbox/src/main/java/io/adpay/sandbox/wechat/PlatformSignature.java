package io.adpay.sandbox.wechat;

import io.adpay.sandbox.account.Sha256WithRsa;
import io.adpay.sandbox.account.WechatAccount;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The headers by which WeChat Pay signs its answers and notices. Their spelling matters: the
 * official SDK looks them up case-sensitively.
 */
final class PlatformSignature {

  private PlatformSignature() {}

  static Map<String, String> headers(String body, WechatAccount account, Instant now) {
    String timestamp = Long.toString(now.getEpochSecond());
    String nonce = UUID.randomUUID().toString().replace("-", "");
    String text = timestamp + "\n" + nonce + "\n" + body + "\n";
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Wechatpay-Nonce", nonce);
    headers.put("Wechatpay-Timestamp", timestamp);
    headers.put("Wechatpay-Serial", account.publicKeyId());
    headers.put("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
    headers.put("Wechatpay-Signature", Sha256WithRsa.sign(text, account.wechatpayPrivateKey()));
    return headers;
  }
}
