package io.adpay.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;

/** The services' account: its own private keys, and the keys folder that the sandbox is given. */
final class ServicesAccount {

  static final String ALIPAY_APP_ID = "2021000000000001";
  static final String ALIPAY_SELLER_ID = "2088000000000001";
  static final String MCH_ID = "1900000001";
  static final String WECHAT_APP_ID = "wx0000000000000001";
  static final String MERCHANT_SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
  static final String PUBLIC_KEY_ID = "PUB_KEY_ID_0119000000012026112400000001";
  static final String API_V3_KEY = "0123456789abcdef0123456789abcdef";

  final KeyPair alipayApp = Crypto.rsa();
  final KeyPair alipay = Crypto.rsa();
  final KeyPair merchant = Crypto.rsa();
  final KeyPair wechatpay = Crypto.rsa();

  /**
   * Writes what the sandbox may hold: public keys of the merchant, private ones of the channels.
   */
  Path writeKeys(Path folder) {
    try {
      Path alipayFolder = Files.createDirectories(folder.resolve("alipay"));
      Path wechatFolder = Files.createDirectories(folder.resolve("wechat"));
      Files.writeString(alipayFolder.resolve("app_public.pem"), publicPem(alipayApp));
      Files.writeString(alipayFolder.resolve("alipay_private.pem"), privatePem(alipay));
      Files.writeString(wechatFolder.resolve("merchant_public.pem"), publicPem(merchant));
      Files.writeString(wechatFolder.resolve("wechatpay_private.pem"), privatePem(wechatpay));
      Files.writeString(wechatFolder.resolve("api_v3.key"), API_V3_KEY + "\n");
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String publicPem(KeyPair pair) {
    return Crypto.pem("PUBLIC KEY", pair.getPublic().getEncoded());
  }

  private static String privatePem(KeyPair pair) {
    return Crypto.pem("PRIVATE KEY", pair.getPrivate().getEncoded());
  }
}
