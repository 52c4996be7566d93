package io.adpay.launcher.suite;

import io.adpay.engines.server.Accounts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each JVM is told, as environment variables: the names are the services' own properties in
 * the form that Spring reads from there (upper case, dots as underscores, no dashes).
 *
 * @param home where keys and state are
 * @param ports where everybody listens
 */
record Environments(Home home, Ports ports) {
  static final String LOCAL_SECRET = "secret";
  static final List<String> SCHEMAS =
      List.of("adpay_order", "adpay_payment", "adpay_wallet", "adpay_withdraw");

  private static final String ALIPAY_APP_ID = "2021000000000001";
  private static final String ALIPAY_SELLER_ID = "2088000000000001";
  private static final String WECHAT_MCH_ID = "1900000001";
  private static final String WECHAT_APP_ID = "wx0000000000000001";
  private static final String WECHAT_MERCHANT_SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
  private static final String WECHAT_PUBLIC_KEY_ID = "PUB_KEY_ID_0119000000012026112400000001";

  /** The environment of a JVM; the database servers have none. */
  Map<String, String> of(Part part) {
    return switch (part) {
      case MARIADB, REDIS -> Map.of();
      case CHANNEL_SANDBOX -> sandbox();
      case GATEWAY -> gateway();
      case ORDER_SERVICE -> service(part, "adpay_order");
      case PAYMENT_SERVICE -> payment();
      case WALLET_SERVICE -> service(part, "adpay_wallet");
      case WITHDRAW_SERVICE -> service(part, "adpay_withdraw");
    };
  }

  String gatewayBase() {
    return "http://localhost:" + ports.gateway();
  }

  String sandboxBase() {
    return "http://localhost:" + ports.channelSandbox();
  }

  private Map<String, String> sandbox() {
    Map<String, String> environment = listening(Part.CHANNEL_SANDBOX);
    environment.put("SANDBOX_STATEDIR", home.data(Part.CHANNEL_SANDBOX).toString());
    environment.put("SANDBOX_KEYSDIR", home.keys().resolve("sandbox").toString());
    environment.put("SANDBOX_PUBLICBASE", sandboxBase());
    environment.put("SANDBOX_ACCOUNTS_ALIPAY_APPID", ALIPAY_APP_ID);
    environment.put("SANDBOX_ACCOUNTS_ALIPAY_SELLERID", ALIPAY_SELLER_ID);
    environment.put("SANDBOX_ACCOUNTS_WECHAT_MCHID", WECHAT_MCH_ID);
    environment.put("SANDBOX_ACCOUNTS_WECHAT_APPID", WECHAT_APP_ID);
    environment.put("SANDBOX_ACCOUNTS_WECHAT_MERCHANTSERIAL", WECHAT_MERCHANT_SERIAL);
    environment.put("SANDBOX_ACCOUNTS_WECHAT_PUBLICKEYID", WECHAT_PUBLIC_KEY_ID);
    return environment;
  }

  private Map<String, String> gateway() {
    Map<String, String> environment = identified(Part.GATEWAY);
    environment.put(
        "ADPAY_GATEWAY_SIGNINGKEYFILE",
        home.keys().resolve("gateway").resolve("token_signing.pem").toString());
    return environment;
  }

  private Map<String, String> payment() {
    Map<String, String> environment = service(Part.PAYMENT_SERVICE, "adpay_payment");
    Path keys = home.keys().resolve("payment-service");
    String callbacks = gatewayBase() + "/callbacks";
    environment.put("ADPAY_CHANNELS_CALLBACKBASE", gatewayBase());

    Path alipay = keys.resolve("alipay");
    environment.put("ADPAY_CHANNELS_ALIPAY_SERVERURL", sandboxBase() + "/gateway.do");
    environment.put("ADPAY_CHANNELS_ALIPAY_APPID", ALIPAY_APP_ID);
    environment.put("ADPAY_CHANNELS_ALIPAY_SELLERID", ALIPAY_SELLER_ID);
    environment.put(
        "ADPAY_CHANNELS_ALIPAY_PRIVATEKEYFILE", alipay.resolve("app_private.pem").toString());
    environment.put(
        "ADPAY_CHANNELS_ALIPAY_ALIPAYPUBLICKEYFILE",
        alipay.resolve("alipay_public.pem").toString());
    environment.put("ADPAY_CHANNELS_ALIPAY_NOTIFYURL", callbacks + "/alipay");
    environment.put("ADPAY_CHANNELS_ALIPAY_RETURNURL", callbacks + "/alipay/return");

    Path wechat = keys.resolve("wechat");
    environment.put("ADPAY_CHANNELS_WECHAT_BASEURL", sandboxBase());
    environment.put("ADPAY_CHANNELS_WECHAT_MCHID", WECHAT_MCH_ID);
    environment.put("ADPAY_CHANNELS_WECHAT_APPID", WECHAT_APP_ID);
    environment.put("ADPAY_CHANNELS_WECHAT_MERCHANTSERIAL", WECHAT_MERCHANT_SERIAL);
    environment.put(
        "ADPAY_CHANNELS_WECHAT_PRIVATEKEYFILE", wechat.resolve("merchant_private.pem").toString());
    environment.put("ADPAY_CHANNELS_WECHAT_PUBLICKEYID", WECHAT_PUBLIC_KEY_ID);
    environment.put(
        "ADPAY_CHANNELS_WECHAT_PUBLICKEYFILE", wechat.resolve("wechatpay_public.pem").toString());
    environment.put("ADPAY_CHANNELS_WECHAT_APIV3KEYFILE", wechat.resolve("api_v3.key").toString());
    environment.put("ADPAY_CHANNELS_WECHAT_NOTIFYURL", callbacks + "/wechat");
    environment.put("ADPAY_CHANNELS_WECHAT_RETURNURL", callbacks + "/wechat/return");
    return environment;
  }

  private Map<String, String> service(Part part, String schema) {
    Map<String, String> environment = identified(part);
    environment.put(
        "SPRING_DATASOURCE_URL", "jdbc:mariadb://127.0.0.1:" + ports.mariaDb() + "/" + schema);
    environment.put("SPRING_DATASOURCE_USERNAME", Accounts.APPLICATION);
    environment.put("SPRING_DATASOURCE_PASSWORD", Accounts.APPLICATION);
    environment.put("SPRING_FLYWAY_USER", Accounts.OWNER);
    environment.put("SPRING_FLYWAY_PASSWORD", Accounts.OWNER);
    return environment;
  }

  private Map<String, String> identified(Part part) {
    Map<String, String> environment = listening(part);
    environment.put("ADPAY_REDIS_HOST", "127.0.0.1");
    environment.put("ADPAY_REDIS_PORT", Integer.toString(ports.redis()));
    environment.put("ADPAY_IDENTITY_ISSUER", gatewayBase());
    environment.put("ADPAY_IDENTITY_JWKSURI", gatewayBase() + "/oauth2/jwks");
    environment.put("ADPAY_IDENTITY_TOKENURI", gatewayBase() + "/oauth2/token");
    environment.put("ADPAY_IDENTITY_CLIENTID", part.label());
    environment.put("ADPAY_IDENTITY_CLIENTSECRET", LOCAL_SECRET);
    environment.put("ADPAY_SERVICES_ORDER", "http://127.0.0.1:" + ports.order());
    environment.put("ADPAY_SERVICES_PAYMENT", "http://127.0.0.1:" + ports.payment());
    environment.put("ADPAY_SERVICES_WALLET", "http://127.0.0.1:" + ports.wallet());
    environment.put("ADPAY_SERVICES_WITHDRAW", "http://127.0.0.1:" + ports.withdraw());
    return environment;
  }

  private Map<String, String> listening(Part part) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("SPRING_PROFILES_ACTIVE", "local");
    environment.put("SERVER_ADDRESS", "127.0.0.1");
    environment.put("SERVER_PORT", Integer.toString(ports.of(part)));
    return environment;
  }
}
