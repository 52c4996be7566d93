package io.adpay.payment.channel.alipay;

import com.alipay.api.AlipayApiException;
import com.alipay.api.SignChecker;
import com.alipay.api.internal.util.AlipaySignature;
import io.adpay.payment.channel.access.PemKeys;
import java.nio.file.Path;
import java.security.Key;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The keys of one account: ours to sign with, and Alipay's to verify with, of which two may hold at
 * once while they change hands.
 */
final class AlipayKeys implements SignChecker {

  private static final String CHARSET = "utf-8";
  private static final String SIGN_TYPE = "RSA2";

  private final String privateKey;
  private final List<String> alipayPublicKeys;

  private AlipayKeys(String privateKey, List<String> alipayPublicKeys) {
    this.privateKey = privateKey;
    this.alipayPublicKeys = alipayPublicKeys;
  }

  /** The keys in the configured files; refuses a file of ours in the place of Alipay's. */
  static AlipayKeys load(AlipayProperties properties) {
    AlipayKeys keys =
        new AlipayKeys(
            base64(PemKeys.privateKey(properties.privateKeyFile())),
            Stream.of(properties.alipayPublicKeyFile(), properties.formerAlipayPublicKeyFile())
                .filter(Objects::nonNull)
                .map((Path file) -> base64(PemKeys.publicKey(file)))
                .toList());
    if (keys.verifyOurOwn()) {
      throw new IllegalArgumentException(
          "Alipay's public key is our app's own: with it we would believe ourselves");
    }
    return keys;
  }

  /** Our private key, as the SDK takes it. */
  String privateKey() {
    return privateKey;
  }

  /** The key that Alipay signs with now. */
  String currentAlipayPublicKey() {
    return alipayPublicKeys.getFirst();
  }

  /** Whether Alipay signed these parameters. The SDK takes out what it has read: it gets a copy. */
  boolean signed(Map<String, String> parameters) {
    return alipayPublicKeys.stream()
        .anyMatch(
            key -> {
              try {
                return AlipaySignature.rsaCheckV1(
                    new HashMap<>(parameters), key, CHARSET, SIGN_TYPE);
              } catch (AlipayApiException _) {
                // How the SDK says that the signature is missing or no signature at all.
                return false;
              }
            });
  }

  @Override
  public boolean check(String content, String signature, String signType, String charset) {
    return alipayPublicKeys.stream()
        .anyMatch(key -> checkCert(content, signature, signType, charset, key));
  }

  @Override
  public boolean checkCert(
      String content, String signature, String signType, String charset, String publicKey) {
    try {
      return AlipaySignature.rsaCheck(content, signature, publicKey, charset, signType);
    } catch (AlipayApiException _) {
      return false;
    }
  }

  private boolean verifyOurOwn() {
    String probe = "probe";
    try {
      return check(
          probe,
          AlipaySignature.rsaSign(probe, privateKey, CHARSET, SIGN_TYPE),
          SIGN_TYPE,
          CHARSET);
    } catch (AlipayApiException e) {
      throw new IllegalArgumentException("Our private key for Alipay does not sign", e);
    }
  }

  private static String base64(Key key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }
}
