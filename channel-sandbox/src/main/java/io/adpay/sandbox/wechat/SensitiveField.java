package io.adpay.sandbox.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;

/** A field that merchants encrypt with WeChat Pay's public key: RSA-OAEP, in Base64. */
final class SensitiveField {

  private static final String ALGORITHM = "RSA/ECB/OAEPWithSHA-1AndMGF1Padding";

  private SensitiveField() {}

  /** Reads it; throws {@link WechatFailure} where another key or none encrypted it. */
  static String read(String name, String base64, WechatCall call) {
    if (!call.encryptionKeyId().equals(call.account().publicKeyId())) {
      throw WechatFailure.parameter("Wechatpay-Serial与加密所用的公钥不一致");
    }
    try {
      Cipher cipher = Cipher.getInstance(ALGORITHM);
      cipher.init(Cipher.DECRYPT_MODE, call.account().wechatpayPrivateKey());
      return new String(cipher.doFinal(Base64.getDecoder().decode(base64)), UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw WechatFailure.parameter("敏感信息解密失败: " + name);
    }
  }
}
