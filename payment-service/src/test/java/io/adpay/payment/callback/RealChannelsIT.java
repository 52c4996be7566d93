package io.adpay.payment.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adpay.common.ordernumber.NumberGenerator;
import io.adpay.engines.TestEngines;
import io.adpay.payment.PaymentService;
import io.adpay.payment.channel.wire.RsaKey;
import io.adpay.payment.payment.PaymentStatus;
import io.adpay.payment.payment.Payments;
import io.adpay.payment.suite.RunningService;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The channels' notifications as they really look, through the real adapters, over real HTTP. */
@SpringBootTest(classes = PaymentService.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class RealChannelsIT {

  private static final String V3_KEY = "0123456789abcdef0123456789abcdef";
  private static final long UID = 1001;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path directory;

  @LocalServerPort private int port;
  @Autowired private NumberGenerator numbers;
  @Autowired private Payments payments;
  @Autowired private JdbcClient jdbc;
  private long paymentNo;

  @DynamicPropertySource
  static void surroundings(DynamicPropertyRegistry registry) throws IOException {
    TestEngines.register(registry::add, "realchannels");
    RunningService.surroundingServices(registry);
    Path ours = RsaKey.OURS.privateFile(directory);
    Path theirs = RsaKey.CHANNEL.publicFile(directory, "channel.pem");
    Path secret = Files.writeString(directory.resolve("v3.key"), V3_KEY);
    // Nobody listens there: nothing that these tests do may depend on asking.
    registry.add("adpay.channels.alipay.server-url", () -> "http://127.0.0.1:1/gateway.do");
    registry.add("adpay.channels.alipay.app-id", () -> "2021000000000001");
    registry.add("adpay.channels.alipay.seller-id", () -> "2088000000000001");
    registry.add("adpay.channels.alipay.private-key-file", () -> ours);
    registry.add("adpay.channels.alipay.alipay-public-key-file", () -> theirs);
    registry.add("adpay.channels.alipay.notify-url", () -> "https://pay.example/callbacks/alipay");
    registry.add(
        "adpay.channels.alipay.return-url", () -> "https://pay.example/callbacks/alipay/return");
    registry.add("adpay.channels.wechat.base-url", () -> "http://127.0.0.1:1");
    registry.add("adpay.channels.wechat.mch-id", () -> "1900000001");
    registry.add("adpay.channels.wechat.app-id", () -> "wx0000000000000001");
    registry.add("adpay.channels.wechat.merchant-serial", () -> "5157F09E");
    registry.add("adpay.channels.wechat.private-key-file", () -> ours);
    registry.add("adpay.channels.wechat.public-key-id", () -> "PUB_KEY_ID_1");
    registry.add("adpay.channels.wechat.public-key-file", () -> theirs);
    registry.add("adpay.channels.wechat.api-v3-key-file", () -> secret);
    registry.add("adpay.channels.wechat.notify-url", () -> "https://pay.example/callbacks/wechat");
    registry.add(
        "adpay.channels.wechat.return-url", () -> "https://pay.example/callbacks/wechat/return");
  }

  @BeforeEach
  void newNumber() {
    paymentNo = numbers.next(UID);
  }

  @Test
  void alipaysNoticeIsBelievedAndAcknowledgedInItsOwnWords() throws Exception {
    pending("ALIPAY");

    HttpResponse<String> answer = post("alipay", form(alipay(RsaKey.CHANNEL, Map.of())), Map.of());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("success");
    succeeds();
  }

  @Test
  void alipaysNoticeThatWasForgedOrChangedOrIsForOthersChangesNothing() throws Exception {
    pending("ALIPAY");
    Map<String, String> changed = alipay(RsaKey.CHANNEL, Map.of());
    changed.put("total_amount", "1.00");

    for (Map<String, String> bad :
        java.util.List.of(
            changed,
            alipay(RsaKey.OTHER, Map.of()),
            alipay(RsaKey.CHANNEL, Map.of("app_id", "2021000000000002")),
            alipay(RsaKey.CHANNEL, Map.of("seller_id", "2088000000000002")))) {
      HttpResponse<String> answer = post("alipay", form(bad), Map.of());
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).isEqualTo("failure");
    }
    assertThat(stored()).isZero();
  }

  @Test
  void wechatsNoticeIsBelievedAndAcknowledgedInItsOwnWords() throws Exception {
    pending("WECHAT");
    String body = wechat(V3_KEY);

    HttpResponse<String> answer =
        post("wechat", body, signature(body, RsaKey.CHANNEL, Instant.now()));

    assertThat(answer.statusCode()).isEqualTo(204);
    succeeds();
    assertThat(
            jdbc.sql("SELECT headers FROM channel_notice WHERE out_trade_no = ?")
                .param(Long.toString(paymentNo))
                .query(String.class)
                .single()
                .toLowerCase(java.util.Locale.ROOT))
        .contains("wechatpay-signature", "wechatpay-timestamp");
  }

  @Test
  void wechatsNoticeThatIsForgedOrStaleOrUndecipherableChangesNothing() throws Exception {
    pending("WECHAT");
    String body = wechat(V3_KEY);
    String foreign = wechat("ffffffffffffffffffffffffffffffff");

    for (HttpResponse<String> answer :
        java.util.List.of(
            post("wechat", body, signature(body, RsaKey.OTHER, Instant.now())),
            post("wechat", body + " ", signature(body, RsaKey.CHANNEL, Instant.now())),
            post("wechat", body, Map.of()),
            post("wechat", body, signature(body, RsaKey.CHANNEL, Instant.now().minusSeconds(600))),
            post("wechat", foreign, signature(foreign, RsaKey.CHANNEL, Instant.now())))) {
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("\"code\":\"FAIL\"");
    }
    assertThat(stored()).isZero();
  }

  private void succeeds() {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              var payment = payments.findByPaymentNo(paymentNo).orElseThrow();
              assertThat(payment.status()).isEqualTo(PaymentStatus.SUCCEEDED);
              assertThat(payment.receivedAmount()).isEqualTo(payment.amount());
            });
  }

  private long stored() {
    return jdbc.sql("SELECT COUNT(*) FROM channel_notice WHERE out_trade_no = ?")
        .param(Long.toString(paymentNo))
        .query(Long.class)
        .single();
  }

  private void pending(String channel) throws Exception {
    String sql =
        """
        INSERT INTO payment (payment_no, order_no, uid, channel, method, amount, subject, status,
                             open_slot, created_at, expires_at, changed_at, channel_expires_at,
                             next_query_at, version)
        VALUES (%d, %d, %d, '%s', 'QR', 8880, 'Ads', 'PENDING', 1, UTC_TIMESTAMP(3),
                TIMESTAMPADD(MINUTE, 30, UTC_TIMESTAMP(3)), UTC_TIMESTAMP(3),
                TIMESTAMPADD(MINUTE, 35, UTC_TIMESTAMP(3)),
                TIMESTAMPADD(MINUTE, 30, UTC_TIMESTAMP(3)), 0)
        """
            .formatted(paymentNo, numbers.next(UID), UID, channel);
    assertThat(jdbc.sql(sql).update()).isEqualTo(1);
  }

  private HttpResponse<String> post(String channel, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/callbacks/" + channel))
            .header(
                "Content-Type",
                channel.equals("alipay")
                    ? "application/x-www-form-urlencoded;charset=utf-8"
                    : "application/json")
            .POST(BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private Map<String, String> alipay(RsaKey key, Map<String, String> changes) {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("notify_time", "2026-11-24 10:00:00");
    parameters.put("notify_type", "trade_status_sync");
    parameters.put("notify_id", "notice-" + paymentNo);
    parameters.put("app_id", "2021000000000001");
    parameters.put("charset", "utf-8");
    parameters.put("version", "1.0");
    parameters.put("trade_no", "2026112422001" + paymentNo);
    parameters.put("out_trade_no", Long.toString(paymentNo));
    parameters.put("seller_id", "2088000000000001");
    parameters.put("trade_status", "TRADE_SUCCESS");
    parameters.put("total_amount", "88.80");
    parameters.put("gmt_payment", "2026-11-24 09:59:59");
    parameters.put("subject", "广告充值 A&B=1+2");
    parameters.putAll(changes);
    parameters.put(
        "sign",
        key.sign(
            parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"))));
    parameters.put("sign_type", "RSA2");
    return parameters;
  }

  private static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private String wechat(String secret) throws GeneralSecurityException {
    String contents =
        """
        {"appid":"wx0000000000000001","mchid":"1900000001","out_trade_no":"%d",
         "trade_state":"SUCCESS","transaction_id":"42%d",
         "success_time":"2026-11-24T09:59:59+08:00",
         "amount":{"total":8880,"payer_total":8880,"currency":"CNY"}}
        """
            .formatted(paymentNo, paymentNo);
    String nonce = "abcdefghijkl";
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "AES"),
        new GCMParameterSpec(128, nonce.getBytes(StandardCharsets.US_ASCII)));
    cipher.updateAAD("transaction".getBytes(StandardCharsets.US_ASCII));
    return """
    {"id":"notice-%d","create_time":"2026-11-24T10:00:00+08:00","summary":"x",\
    "resource_type":"encrypt-resource","event_type":"TRANSACTION.SUCCESS",\
    "resource":{"original_type":"transaction","algorithm":"AEAD_AES_256_GCM",\
    "associated_data":"transaction","nonce":"%s","ciphertext":"%s"}}"""
        .formatted(
            paymentNo,
            nonce,
            Base64.getEncoder()
                .encodeToString(cipher.doFinal(contents.getBytes(StandardCharsets.UTF_8))));
  }

  private static Map<String, String> signature(String body, RsaKey key, Instant at) {
    String timestamp = Long.toString(at.getEpochSecond());
    return Map.of(
        "Wechatpay-Timestamp",
        timestamp,
        "Wechatpay-Nonce",
        "notice-nonce",
        "Wechatpay-Serial",
        "PUB_KEY_ID_1",
        "Wechatpay-Signature-Type",
        "WECHATPAY2-SHA256-RSA2048",
        "Wechatpay-Signature",
        key.sign(timestamp + "\nnotice-nonce\n" + body + "\n"));
  }
}
