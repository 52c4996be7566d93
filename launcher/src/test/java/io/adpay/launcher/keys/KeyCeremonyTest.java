package io.adpay.launcher.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.launcher.InTarget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyCeremonyTest {
  @TempDir(factory = InTarget.class)
  static Path directory;

  private static Path keys;

  /** Once for all: making five RSA keys takes a second. */
  @BeforeAll
  static void hold() {
    keys = directory.resolve("keys");
    new KeyCeremony(new SecureRandom()).holdUnlessHeld(keys);
  }

  @Test
  void eachSideHoldsWhatItWouldHoldInLife() throws IOException {
    assertThat(files())
        .containsExactlyInAnyOrder(
            "payment-service/alipay/app_private.pem",
            "payment-service/alipay/alipay_public.pem",
            "payment-service/wechat/merchant_private.pem",
            "payment-service/wechat/wechatpay_public.pem",
            "payment-service/wechat/api_v3.key",
            "sandbox/alipay/alipay_private.pem",
            "sandbox/alipay/app_public.pem",
            "sandbox/wechat/wechatpay_private.pem",
            "sandbox/wechat/merchant_public.pem",
            "sandbox/wechat/api_v3.key",
            "gateway/token_signing.pem");
  }

  @Test
  void whatOneSideSignsTheOtherVerifies() throws IOException, GeneralSecurityException {
    assertPair("payment-service/alipay/app_private.pem", "sandbox/alipay/app_public.pem");
    assertPair("sandbox/alipay/alipay_private.pem", "payment-service/alipay/alipay_public.pem");
    assertPair("payment-service/wechat/merchant_private.pem", "sandbox/wechat/merchant_public.pem");
    assertPair(
        "sandbox/wechat/wechatpay_private.pem", "payment-service/wechat/wechatpay_public.pem");
  }

  @Test
  void bothSidesShareAnApiKeyOf32Characters() throws IOException {
    String key = Files.readString(keys.resolve("sandbox/wechat/api_v3.key"));

    assertThat(key).matches("[A-Za-z0-9]{32}");
    assertThat(keys.resolve("payment-service/wechat/api_v3.key")).hasContent(key);
  }

  @Test
  void onlyTheOwnerMayReadThem() throws IOException {
    for (String file : files()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve(file))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void theyAreMadeOnce() throws IOException {
    String before = Files.readString(keys.resolve("gateway/token_signing.pem"));

    new KeyCeremony(new SecureRandom()).holdUnlessHeld(keys);

    assertThat(keys.resolve("gateway/token_signing.pem")).hasContent(before);
  }

  @Test
  void aCeremonyThatWasCutOffIsHeldAgain() throws IOException {
    Path other = directory.resolve("other");
    Files.createDirectories(directory.resolve("other.unfinished/gateway"));

    new KeyCeremony(new SecureRandom()).holdUnlessHeld(other);

    assertThat(other.resolve("gateway/token_signing.pem")).isNotEmptyFile();
    assertThat(directory.resolve("other.unfinished")).doesNotExist();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(keys)) {
      return all.filter(Files::isRegularFile)
          .map(file -> keys.relativize(file).toString())
          .toList();
    }
  }

  private void assertPair(String privateFile, String publicFile)
      throws IOException, GeneralSecurityException {
    byte[] text = "30000 fen".getBytes(StandardCharsets.UTF_8);
    KeyFactory rsa = KeyFactory.getInstance("RSA");
    Signature signer = Signature.getInstance("SHA256withRSA");
    signer.initSign(rsa.generatePrivate(new PKCS8EncodedKeySpec(der(privateFile))));
    signer.update(text);
    byte[] signature = signer.sign();

    Signature verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(rsa.generatePublic(new X509EncodedKeySpec(der(publicFile))));
    verifier.update(text);
    assertThat(verifier.verify(signature)).isTrue();
  }

  private byte[] der(String file) throws IOException {
    String body = Files.readString(keys.resolve(file)).replaceAll("-----[A-Z ]+-----", "").strip();
    return Base64.getMimeDecoder().decode(body);
  }
}
