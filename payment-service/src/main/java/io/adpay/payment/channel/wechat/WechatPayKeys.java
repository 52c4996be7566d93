package io.adpay.payment.channel.wechat;

import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.cipher.AeadAesCipher;
import com.wechat.pay.java.core.cipher.AeadCipher;
import com.wechat.pay.java.core.cipher.RSAVerifier;
import com.wechat.pay.java.core.cipher.Verifier;
import io.adpay.payment.channel.access.PemKeys;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one account: ours to sign with, the shared one to decrypt with, and WeChat Pay's to
 * verify with, of which two may hold at once while they change hands.
 */
final class WechatPayKeys implements Verifier {

  private static final int API_V3_KEY_BYTES = 32;

  private final RSAPublicKeyConfig config;
  private final AeadCipher cipher;
  private final String currentId;
  private final Map<String, Verifier> verifiers;

  private WechatPayKeys(
      RSAPublicKeyConfig config,
      AeadCipher cipher,
      String currentId,
      Map<String, Verifier> verifiers) {
    this.config = config;
    this.cipher = cipher;
    this.currentId = currentId;
    this.verifiers = verifiers;
  }

  /** The keys in the configured files. */
  static WechatPayKeys load(WechatPayProperties properties) {
    String apiV3Key = PemKeys.secret(properties.apiV3KeyFile());
    byte[] secret = apiV3Key.getBytes(StandardCharsets.US_ASCII);
    if (secret.length != API_V3_KEY_BYTES) {
      throw new IllegalArgumentException(
          "Not a key of 32 characters in " + properties.apiV3KeyFile());
    }
    PublicKey current = PemKeys.publicKey(properties.publicKeyFile());
    Map<String, Verifier> verifiers = new HashMap<>();
    if (properties.formerPublicKeyId() != null && properties.formerPublicKeyFile() != null) {
      verifiers.put(
          properties.formerPublicKeyId(),
          new RSAVerifier(
              PemKeys.publicKey(properties.formerPublicKeyFile()), properties.formerPublicKeyId()));
    }
    verifiers.put(properties.publicKeyId(), new RSAVerifier(current, properties.publicKeyId()));
    RSAPublicKeyConfig config =
        new RSAPublicKeyConfig.Builder()
            .merchantId(properties.mchId())
            .merchantSerialNumber(properties.merchantSerial())
            .privateKey(PemKeys.privateKey(properties.privateKeyFile()))
            .publicKey(current)
            .publicKeyId(properties.publicKeyId())
            .apiV3Key(apiV3Key)
            .build();
    return new WechatPayKeys(
        config, new AeadAesCipher(secret), properties.publicKeyId(), Map.copyOf(verifiers));
  }

  /** What the SDK signs with. */
  RSAPublicKeyConfig config() {
    return config;
  }

  /** What notifications are decrypted with. */
  AeadCipher cipher() {
    return cipher;
  }

  @Override
  public boolean verify(@Nullable String serialNumber, String message, @Nullable String signature) {
    Verifier verifier = serialNumber == null ? null : verifiers.get(serialNumber);
    if (verifier == null || signature == null) {
      return false;
    }
    try {
      return verifier.verify(serialNumber, message, signature);
    } catch (IllegalArgumentException _) {
      // What stands there is not even Base64, as in WeChat Pay's own probes of our vigilance.
      return false;
    }
  }

  @Override
  public String getSerialNumber() {
    return currentId;
  }
}
