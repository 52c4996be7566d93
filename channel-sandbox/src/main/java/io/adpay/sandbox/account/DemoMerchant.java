package io.adpay.sandbox.account;

import io.adpay.sandbox.SandboxProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * The sandbox's own merchant, whose keys anyone may ask for. They are made at the first start and
 * kept in the state folder, so that a client configured once stays configured.
 */
@Component
public class DemoMerchant {

  private static final String APP_ID = "2021000000009999";
  private static final String SELLER_ID = "2088000000009999";
  private static final String MCH_ID = "1900009999";
  private static final String WECHAT_APP_ID = "wx0000000000009999";
  private static final String PUBLIC_KEY_ID = "PUB_KEY_ID_0119000099992026112400009999";
  private static final String MERCHANT_SERIAL = "3775B6A45ACD588826D15E583A95F5DD99999999";
  private static final int API_V3_KEY_BYTES = 16;

  private final Path folder;
  private final KeyPair alipayApp;
  private final KeyPair alipay;
  private final KeyPair wechatMerchant;
  private final KeyPair wechatpay;
  private final String apiV3Key;

  DemoMerchant(SandboxProperties properties) {
    folder = properties.stateDir().resolve("demo-merchant");
    try {
      Files.createDirectories(folder);
      alipayApp = pair("alipay_app");
      alipay = pair("alipay");
      wechatMerchant = pair("wechat_merchant");
      wechatpay = pair("wechatpay");
      apiV3Key = apiV3Key();
    } catch (IOException e) {
      throw new UncheckedIOException("The demo merchant's keys can't be kept in " + folder, e);
    }
  }

  /** What Alipay's console would show this merchant, but for the gateway's address. */
  public AlipayCredentials alipayCredentials() {
    return new AlipayCredentials(APP_ID, SELLER_ID, alipayApp.getPrivate(), alipay.getPublic());
  }

  /** What WeChat Pay's console would show this merchant, but for the host's address. */
  public WechatCredentials wechatCredentials() {
    return new WechatCredentials(
        MCH_ID,
        WECHAT_APP_ID,
        MERCHANT_SERIAL,
        RsaKeys.pem(wechatMerchant.getPrivate()),
        PUBLIC_KEY_ID,
        RsaKeys.pem(wechatpay.getPublic()),
        apiV3Key);
  }

  AlipayAccount alipayAccount() {
    return new AlipayAccount(APP_ID, SELLER_ID, alipayApp.getPublic(), alipay.getPrivate(), null);
  }

  WechatAccount wechatAccount() {
    return new WechatAccount(
        MCH_ID,
        WECHAT_APP_ID,
        MERCHANT_SERIAL,
        wechatMerchant.getPublic(),
        PUBLIC_KEY_ID,
        wechatpay.getPrivate(),
        apiV3Key);
  }

  /** The public key is written last: where it is missing, the pair was not finished. */
  private KeyPair pair(String name) throws IOException {
    Path privateFile = folder.resolve(name + "_private.pem");
    Path publicFile = folder.resolve(name + "_public.pem");
    if (Files.exists(publicFile)) {
      return new KeyPair(RsaKeys.readPublic(publicFile), RsaKeys.readPrivate(privateFile));
    }
    KeyPair made = RsaKeys.generate();
    write(privateFile, RsaKeys.pem(made.getPrivate()));
    write(publicFile, RsaKeys.pem(made.getPublic()));
    return made;
  }

  private String apiV3Key() throws IOException {
    Path file = folder.resolve("api_v3.key");
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    byte[] random = new byte[API_V3_KEY_BYTES];
    new SecureRandom().nextBytes(random);
    String made = HexFormat.of().formatHex(random);
    write(file, made);
    return made;
  }

  /** All or nothing, even when the process is killed in between. */
  private static void write(Path file, String text) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    Files.writeString(draft, text);
    if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
