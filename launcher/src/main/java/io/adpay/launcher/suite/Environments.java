package io.adpay.launcher.suite;

import io.adpay.engines.server.Accounts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What each JVM is told, as environment variables: the names are the services' own properties in
 * the form that Spring reads from there (upper case, dots as underscores, no dashes).
 *
 * @param home where keys and state are
 * @param ports where everybody listens
 * @param wiring how the nodes reach one another
 * @param each how many nodes of each service there are
 */
record Environments(Home home, Ports ports, Wiring wiring, int each) {
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
  Map<String, String> of(Node node) {
    return switch (node.part()) {
      case MARIADB, REDIS -> Map.of();
      case CHANNEL_SANDBOX -> sandbox(node);
      case GATEWAY -> gateway(node);
      case ORDER_SERVICE -> service(node, "adpay_order");
      case PAYMENT_SERVICE -> payment(node);
      case WALLET_SERVICE -> service(node, "adpay_wallet");
      case WITHDRAW_SERVICE -> service(node, "adpay_withdraw");
    };
  }

  /**
   * The environment of a JVM that starts beside the one that serves, and ends before it would serve
   * itself: it takes neither the other's port nor its files.
   *
   * @param serving the other's environment
   * @param state where it may keep what it would keep
   */
  static Map<String, String> aside(Map<String, String> serving, Path state) {
    Map<String, String> environment = new TreeMap<>(serving);
    environment.put("SERVER_PORT", "0");
    environment.replace("SANDBOX_STATEDIR", state.toString());
    return environment;
  }

  private Map<String, String> sandbox(Node node) {
    Map<String, String> environment = listening(node);
    environment.put("SANDBOX_STATEDIR", home.data(Part.CHANNEL_SANDBOX).toString());
    environment.put("SANDBOX_KEYSDIR", home.keys().resolve("sandbox").toString());
    environment.put("SANDBOX_PUBLICBASE", localhost(ports.of(node)));
    environment.put("SANDBOX_ACCOUNTS_ALIPAY_APPID", ALIPAY_APP_ID);
    environment.put("SANDBOX_ACCOUNTS_ALIPAY_SELLERID", ALIPAY_SELLER_ID);
    environment.put("SANDBOX_ACCOUNTS_WECHAT_MCHID", WECHAT_MCH_ID);
    environment.put("SANDBOX_ACCOUNTS_WECHAT_APPID", WECHAT_APP_ID);
    environment.put("SANDBOX_ACCOUNTS_WECHAT_MERCHANTSERIAL", WECHAT_MERCHANT_SERIAL);
    environment.put("SANDBOX_ACCOUNTS_WECHAT_PUBLICKEYID", WECHAT_PUBLIC_KEY_ID);
    return environment;
  }

  private Map<String, String> gateway(Node node) {
    Map<String, String> environment = identified(node);
    environment.put(
        "ADPAY_GATEWAY_SIGNINGKEYFILE",
        home.keys().resolve("gateway").resolve("token_signing.pem").toString());
    return environment;
  }

  private Map<String, String> payment(Node node) {
    Map<String, String> environment = service(node, "adpay_payment");
    // Of what a channel allows the account, each takes its part while there is no Redis to ask.
    environment.put("ADPAY_BUDGET_NODES", Integer.toString(each));
    Path keys = home.keys().resolve("payment-service");
    String sandbox = localhost(portOf(Part.CHANNEL_SANDBOX, node));
    // They come from the sandbox, by its way.
    String ours = localhost(wiring.anyGateway(Node.first(Part.CHANNEL_SANDBOX)));
    String callbacks = ours + "/callbacks";
    environment.put("ADPAY_CHANNELS_CALLBACKBASE", ours);

    Path alipay = keys.resolve("alipay");
    environment.put("ADPAY_CHANNELS_ALIPAY_SERVERURL", sandbox + "/gateway.do");
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
    environment.put("ADPAY_CHANNELS_WECHAT_BASEURL", sandbox);
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

  private Map<String, String> service(Node node, String schema) {
    Map<String, String> environment = identified(node);
    environment.put(
        "SPRING_DATASOURCE_URL",
        "jdbc:mariadb://127.0.0.1:" + portOf(Part.MARIADB, node) + "/" + schema);
    environment.put("SPRING_DATASOURCE_USERNAME", Accounts.APPLICATION);
    environment.put("SPRING_DATASOURCE_PASSWORD", Accounts.APPLICATION);
    environment.put("SPRING_FLYWAY_USER", Accounts.OWNER);
    environment.put("SPRING_FLYWAY_PASSWORD", Accounts.OWNER);
    return environment;
  }

  private Map<String, String> identified(Node node) {
    Map<String, String> environment = listening(node);
    environment.put("ADPAY_REDIS_HOST", "127.0.0.1");
    environment.put("ADPAY_REDIS_PORT", Integer.toString(portOf(Part.REDIS, node)));
    String issuer = issuerFor(node);
    // The name that stands in every token, by whatever way it was fetched.
    environment.put("ADPAY_IDENTITY_ISSUER", localhost(ports.of(Part.GATEWAY)));
    environment.put("ADPAY_IDENTITY_JWKSURI", issuer + "/oauth2/jwks");
    environment.put("ADPAY_IDENTITY_TOKENURI", issuer + "/oauth2/token");
    environment.put("ADPAY_IDENTITY_CLIENTID", node.part().label());
    environment.put("ADPAY_IDENTITY_CLIENTSECRET", LOCAL_SECRET);
    environment.put("ADPAY_SERVICES_ORDER", addressesOf(Part.ORDER_SERVICE, node));
    environment.put("ADPAY_SERVICES_PAYMENT", addressesOf(Part.PAYMENT_SERVICE, node));
    environment.put("ADPAY_SERVICES_WALLET", addressesOf(Part.WALLET_SERVICE, node));
    environment.put("ADPAY_SERVICES_WITHDRAW", addressesOf(Part.WITHDRAW_SERVICE, node));
    return environment;
  }

  /** A gateway asks itself: all have the same key, and none needs another to live. */
  private String issuerFor(Node node) {
    return localhost(node.part() == Part.GATEWAY ? ports.of(node) : wiring.anyGateway(node));
  }

  private String addressesOf(Part callee, Node caller) {
    return Node.of(callee, each).stream()
        .map(node -> "http://127.0.0.1:" + wiring.port(caller, node))
        .collect(Collectors.joining(","));
  }

  private int portOf(Part callee, Node caller) {
    return wiring.port(caller, Node.first(callee));
  }

  private Map<String, String> listening(Node node) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("SPRING_PROFILES_ACTIVE", "local");
    environment.put("SERVER_ADDRESS", "127.0.0.1");
    environment.put("SERVER_PORT", Integer.toString(ports.of(node)));
    return environment;
  }

  private static String localhost(int port) {
    return "http://localhost:" + port;
  }
}
