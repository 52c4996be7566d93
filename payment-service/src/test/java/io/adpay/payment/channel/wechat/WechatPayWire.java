package io.adpay.payment.channel.wechat;

import io.adpay.payment.channel.ChannelWire;
import io.adpay.payment.channel.PaymentChannel;
import io.adpay.payment.channel.RawRequest;
import io.adpay.payment.channel.access.ChannelHttpProperties;
import io.adpay.payment.channel.wire.RsaKey;
import io.adpay.payment.channel.wire.WireServer;
import io.adpay.payment.channel.wire.WireServer.Answer;
import io.adpay.payment.channel.wire.WireServer.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** WeChat Pay's end of the wire. */
final class WechatPayWire implements ChannelWire, AutoCloseable {

  static final String MCH_ID = "1900000001";
  static final String APP_ID = "wx0000000000000001";
  static final String SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
  static final String KEY_ID = "PUB_KEY_ID_0119000000012026112400000001";
  static final String API_V3_KEY = "0123456789abcdef0123456789abcdef";
  static final String PAYMENT = "4611686018427387904";
  static final String REFUND = "4611686018427387905";
  static final String PAYOUT = "4611686018427387906";
  static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

  private final WireServer server = new WireServer();
  private final PaymentChannel channel;

  WechatPayWire(Path directory) {
    this(directory, Duration.ofSeconds(5));
  }

  WechatPayWire(Path directory, Duration readTimeout) {
    channel =
        WechatPayConfiguration.channel(
            properties(server.at(""), directory, readTimeout), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** The channel when nobody listens at its address. */
  static PaymentChannel toNobody(Path directory) {
    return WechatPayConfiguration.channel(
        properties(WireServer.NOBODY, directory, Duration.ofSeconds(5)),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  static WechatPayProperties properties(URI baseUrl, Path directory, Duration readTimeout) {
    Path secret = directory.resolve("api_v3.key");
    try {
      Files.writeString(secret, API_V3_KEY + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new WechatPayProperties(
        baseUrl,
        MCH_ID,
        APP_ID,
        SERIAL,
        RsaKey.OURS.privateFile(directory),
        KEY_ID,
        RsaKey.CHANNEL.publicFile(directory, "wechatpay_public.pem"),
        null,
        null,
        secret,
        URI.create("https://pay.example/callbacks/wechat"),
        URI.create("https://pay.example/callbacks/wechat/return"),
        "127.0.0.1",
        new TransferScene("1005", "劳务报酬", "广告收益提现", List.of()),
        new ChannelHttpProperties(
            Duration.ofSeconds(5),
            readTimeout,
            Duration.ofSeconds(20),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            16));
  }

  @Override
  public PaymentChannel channel() {
    return channel;
  }

  @Override
  public void says(Supplier<Answer> answer) {
    server.answer(_ -> answer.get());
  }

  @Override
  public int requests() {
    return server.received().size();
  }

  @Override
  public void close() {
    server.close();
  }

  URI at() {
    return server.at("");
  }

  List<Request> all() {
    return server.received();
  }

  Request last() {
    return server.last();
  }

  /** Whether the latest request is signed by our merchant key, over what really arrived. */
  boolean lastIsSigned() {
    Request request = server.last();
    String authorization = request.headers().get("Authorization");
    Map<String, String> fields = new HashMap<>();
    Matcher field = Pattern.compile("(\\w+)=\"([^\"]*)\"").matcher(authorization);
    while (field.find()) {
      fields.put(field.group(1), field.group(2));
    }
    String message =
        String.join(
            "\n",
            request.method(),
            request.target(),
            fields.get("timestamp"),
            fields.get("nonce_str"),
            request.body(),
            "");
    return authorization.startsWith("WECHATPAY2-SHA256-RSA2048 ")
        && MCH_ID.equals(fields.get("mchid"))
        && SERIAL.equals(fields.get("serial_no"))
        && RsaKey.OURS.verifies(message, fields.get("signature"));
  }

  static Answer signed(int status, String body) {
    return signed(status, body, RsaKey.CHANNEL, KEY_ID, Instant.now());
  }

  /** The SDK checks an answer's age by the machine's clock, so answers are signed by it. */
  static Answer signed(int status, String body, RsaKey key, String keyId, Instant at) {
    String timestamp = Long.toString(at.getEpochSecond());
    String nonce = "answer-nonce";
    Answer answer =
        Answer.of(status, body)
            .with("Request-ID", "request-1")
            .with("Wechatpay-Timestamp", timestamp)
            .with("Wechatpay-Nonce", nonce)
            .with("Wechatpay-Serial", keyId)
            .with("Wechatpay-Signature", key.sign(timestamp + "\n" + nonce + "\n" + body + "\n"));
    return body.isEmpty() ? answer : answer.with("Content-Type", "application/json; charset=utf-8");
  }

  static Answer failure(int status, String code) {
    return signed(status, "{\"code\":\"" + code + "\",\"message\":\"原因\"}");
  }

  static String transaction(String outTradeNo, String state, long fen) {
    boolean paid = state.equals("SUCCESS") || state.equals("REFUND");
    return "{\"appid\":\"%s\",\"mchid\":\"%s\",\"out_trade_no\":\"%s\",\"trade_state\":\"%s\"%s}"
        .formatted(
            APP_ID,
            MCH_ID,
            outTradeNo,
            state,
            paid
                ? ",\"transaction_id\":\"4200002026\",\"success_time\":\"2026-11-24T09:59:59+08:00\",\"amount\":{\"total\":8880,\"payer_total\":%d,\"currency\":\"CNY\"}"
                    .formatted(fen)
                : "");
  }

  static String refund(String status) {
    return "{\"refund_id\":\"5030\",\"out_refund_no\":\"%s\",\"transaction_id\":\"4200002026\",\"out_trade_no\":\"%s\",\"status\":\"%s\",\"success_time\":\"2026-11-24T09:59:59+08:00\",\"amount\":{\"total\":8880,\"refund\":100,\"currency\":\"CNY\"}}"
        .formatted(REFUND, PAYMENT, status);
  }

  @Override
  public Answer paid(long fen) {
    return signed(200, transaction(PAYMENT, "SUCCESS", fen));
  }

  @Override
  public Answer waiting() {
    return signed(200, transaction(PAYMENT, "NOTPAY", 0));
  }

  @Override
  public Answer closedUnpaid() {
    return signed(200, transaction(PAYMENT, "CLOSED", 0));
  }

  @Override
  public Answer refundedInFull() {
    return signed(200, transaction(PAYMENT, "REFUND", 8_880));
  }

  @Override
  public Answer unknownPayment() {
    return failure(404, "ORDER_NOT_EXIST");
  }

  @Override
  public Answer undocumentedState() {
    return signed(200, transaction(PAYMENT, "BRAND_NEW", 0));
  }

  @Override
  public Answer paymentOf(String otherNumber) {
    return signed(200, transaction(otherNumber, "SUCCESS", 8_880));
  }

  @Override
  public Answer closed() {
    return signed(204, "");
  }

  @Override
  public Answer alreadyPaid() {
    return failure(400, "ORDERPAID");
  }

  @Override
  public Answer refundDone() {
    return signed(200, refund("SUCCESS"));
  }

  @Override
  public Answer refundQueriedDone() {
    return refundDone();
  }

  @Override
  public Answer refundUnknown() {
    return failure(404, "RESOURCE_NOT_EXISTS");
  }

  @Override
  public Answer notEnoughBalance() {
    return failure(403, "NOT_ENOUGH");
  }

  static String transfer(String state, String more) {
    return ("{\"mch_id\":\"%s\",\"appid\":\"%s\",\"out_bill_no\":\"%s\","
            + "\"transfer_bill_no\":\"1330000712\",\"state\":\"%s\","
            + "\"update_time\":\"2026-11-24T09:59:59+08:00\"%s}")
        .formatted(MCH_ID, APP_ID, PAYOUT, state, more);
  }

  @Override
  public Answer payoutQueriedDone() {
    return signed(200, transfer("SUCCESS", ",\"transfer_amount\":8880"));
  }

  @Override
  public Answer payoutQueriedFailed() {
    return signed(200, transfer("FAIL", ",\"fail_reason\":\"PAYEE_BLOCKED\""));
  }

  @Override
  public Answer payoutInAnUndocumentedState() {
    return signed(200, transfer("BRAND_NEW", ""));
  }

  @Override
  public Answer payoutUnknown() {
    return failure(404, "NOT_FOUND");
  }

  @Override
  public Answer notEnoughForAPayout() {
    return failure(403, "NOT_ENOUGH");
  }

  @Override
  public Answer ourSignatureIsBad() {
    return Answer.of(401, "{\"code\":\"SIGN_ERROR\",\"message\":\"签名错误\"}")
        .with("Content-Type", "application/json");
  }

  @Override
  public Answer channelError() {
    return failure(500, "SYSTEM_ERROR");
  }

  @Override
  public Answer tooFast() {
    return failure(429, "RATELIMIT_EXCEEDED");
  }

  @Override
  public Answer paidSignedBy(RsaKey key) {
    return signed(200, transaction(PAYMENT, "SUCCESS", 8_880), key, KEY_ID, Instant.now());
  }

  @Override
  public RawRequest noticeOfPayment(long fen) {
    return notice(transaction(PAYMENT, "SUCCESS", fen));
  }

  @Override
  public RawRequest noticeSignedBy(RsaKey key) {
    return new Envelope(transaction(PAYMENT, "SUCCESS", 8_880)).signedBy(key, KEY_ID, NOW);
  }

  @Override
  public RawRequest noticeForAnotherApp() {
    return notice(transaction(PAYMENT, "SUCCESS", 8_880).replace(APP_ID, "wx0000000000000002"));
  }

  @Override
  public RawRequest noticeForAnotherSeller() {
    return notice(transaction(PAYMENT, "SUCCESS", 8_880).replace(MCH_ID, "1900000002"));
  }

  @Override
  public RawRequest noticeOfRefund() {
    return new Envelope(refundNotice("SUCCESS"))
        .event("REFUND.SUCCESS")
        .signedBy(RsaKey.CHANNEL, KEY_ID, NOW);
  }

  @Override
  public RawRequest noticeOfPayout() {
    return noticeOfPayout(transfer("SUCCESS", ""));
  }

  static RawRequest noticeOfPayout(String contents) {
    return new Envelope(contents)
        .event("MCHTRANSFER.BILL.FINISHED")
        .signedBy(RsaKey.CHANNEL, KEY_ID, NOW);
  }

  static String refundNotice(String status) {
    return refund(status)
        .replace("\"status\"", "\"refund_status\"")
        .replaceFirst("\\{", "{\"mchid\":\"" + MCH_ID + "\",");
  }

  @Override
  public RawRequest returning() {
    return new RawRequest(Map.of(), "out_trade_no=" + PAYMENT, new byte[0]);
  }

  static RawRequest notice(String contents) {
    return new Envelope(contents).signedBy(RsaKey.CHANNEL, KEY_ID, NOW);
  }

  /** An encrypted notification on its way to be signed. */
  record Envelope(String contents, String event, String apiV3Key, String associatedData) {

    Envelope(String contents) {
      this(contents, "TRANSACTION.SUCCESS", API_V3_KEY, "transaction");
    }

    Envelope event(String other) {
      return new Envelope(contents, other, apiV3Key, associatedData);
    }

    Envelope encryptedWith(String otherKey) {
      return new Envelope(contents, event, otherKey, associatedData);
    }

    Envelope associatedWith(String other) {
      return new Envelope(contents, event, apiV3Key, other);
    }

    String body() {
      String nonce = "abcdefghijkl";
      try {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
            Cipher.ENCRYPT_MODE,
            new SecretKeySpec(apiV3Key.getBytes(StandardCharsets.US_ASCII), "AES"),
            new GCMParameterSpec(128, nonce.getBytes(StandardCharsets.US_ASCII)));
        String associated = "";
        if (associatedData != null) {
          cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
          associated = "\"associated_data\":\"" + associatedData + "\",";
        }
        return "{\"id\":\"notice-1\",\"create_time\":\"2026-11-24T10:00:00+08:00\",\"resource_type\":\"encrypt-resource\",\"event_type\":\"%s\",\"summary\":\"x\",\"resource\":{\"original_type\":\"transaction\",\"algorithm\":\"AEAD_AES_256_GCM\",%s\"nonce\":\"%s\",\"ciphertext\":\"%s\"}}"
            .formatted(
                event,
                associated,
                nonce,
                Base64.getEncoder()
                    .encodeToString(cipher.doFinal(contents.getBytes(StandardCharsets.UTF_8))));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    RawRequest signedBy(RsaKey key, String keyId, Instant at) {
      return request(body(), headers(body(), key, keyId, at));
    }

    static Map<String, String> headers(String body, RsaKey key, String keyId, Instant at) {
      String timestamp = Long.toString(at.getEpochSecond());
      Map<String, String> headers = new HashMap<>();
      headers.put("Wechatpay-Timestamp", timestamp);
      headers.put("Wechatpay-Nonce", "notice-nonce");
      headers.put("Wechatpay-Serial", keyId);
      headers.put("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
      headers.put("Wechatpay-Signature", key.sign(timestamp + "\nnotice-nonce\n" + body + "\n"));
      return headers;
    }

    static RawRequest request(String body, Map<String, String> headers) {
      Map<String, List<String>> all = new HashMap<>();
      // Behind a proxy the names may arrive in any case.
      headers.forEach((name, value) -> all.put(name.toUpperCase(Locale.ROOT), List.of(value)));
      return new RawRequest(all, null, body.getBytes(StandardCharsets.UTF_8));
    }
  }
}
