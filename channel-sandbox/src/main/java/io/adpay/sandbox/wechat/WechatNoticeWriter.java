package io.adpay.sandbox.wechat;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.adpay.sandbox.account.Accounts;
import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.account.WechatAccount;
import io.adpay.sandbox.notification.Notice;
import io.adpay.sandbox.notification.NoticeWriter;
import io.adpay.sandbox.notification.PendingNotice;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * WeChat Pay's notices: signed JSON whose resource only the holder of the API v3 key can read,
 * acknowledged by any 2xx.
 */
@Component
class WechatNoticeWriter implements NoticeWriter {

  private static final int TAG_BITS = 128;
  private static final int NONCE_BYTES = 6;

  /** 15s/15s/30s/3m/10m/20m/30m/30m/30m/60m/3h/3h/3h/6h/6h. */
  private static final List<Duration> PAUSES =
      Stream.of(
              15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600)
          .map(Duration::ofSeconds)
          .toList();

  /** 15s ten times, 5m ten times, 30m 44 times. */
  private static final List<Duration> PAUSES_OF_TRANSFERS =
      Stream.of(
              Collections.nCopies(10, Duration.ofSeconds(15)),
              Collections.nCopies(10, Duration.ofMinutes(5)),
              Collections.nCopies(44, Duration.ofMinutes(30)))
          .flatMap(List::stream)
          .toList();

  private final Accounts accounts;
  private final SecureRandom random = new SecureRandom();

  WechatNoticeWriter(Accounts accounts) {
    this.accounts = accounts;
  }

  record Envelope(
      String id,
      String createTime,
      String resourceType,
      String eventType,
      String summary,
      Resource resource) {}

  record Resource(
      String originalType,
      String algorithm,
      String ciphertext,
      String associatedData,
      String nonce) {}

  @Override
  public Channel channel() {
    return Channel.WECHAT;
  }

  @Override
  public HttpRequest.Builder write(PendingNotice pending, Instant now) {
    String mchId = pending.notice().account();
    WechatAccount account =
        accounts
            .wechat(mchId)
            .orElseThrow(() -> new IllegalArgumentException("No WeChat Pay account " + mchId));
    String body = WechatJson.write(envelope(pending, account));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(pending.notice().url()))
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    PlatformSignature.headers(body, account, now).forEach(request::header);
    return request;
  }

  @Override
  public boolean acknowledged(HttpResponse<String> answer) {
    return answer.statusCode() >= 200 && answer.statusCode() < 300;
  }

  @Override
  public List<Duration> pauses(Notice notice) {
    return switch (NoticeEvent.valueOf(notice.event())) {
      case PAID, REFUNDED, REFUND_ABNORMAL, REFUND_CLOSED -> PAUSES;
      case TRANSFER_FINISHED -> PAUSES_OF_TRANSFERS;
    };
  }

  private Envelope envelope(PendingNotice pending, WechatAccount account) {
    NoticeEvent event = NoticeEvent.valueOf(pending.notice().event());
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    String nonce = HexFormat.of().formatHex(bytes);
    String type = event.originalType();
    return new Envelope(
        pending.notice().notifyId(),
        Rfc3339.format(pending.createdAt()),
        "encrypt-resource",
        event.eventType(),
        event.summary(),
        new Resource(
            type,
            "AEAD_AES_256_GCM",
            encrypt(pending.notice().content(), type, nonce, account.apiV3Key()),
            type,
            nonce));
  }

  private static String encrypt(String text, String associatedData, String nonce, String key) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key.getBytes(US_ASCII), "AES"),
          new GCMParameterSpec(TAG_BITS, nonce.getBytes(US_ASCII)));
      cipher.updateAAD(associatedData.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The API v3 key does not encrypt", e);
    }
  }
}
