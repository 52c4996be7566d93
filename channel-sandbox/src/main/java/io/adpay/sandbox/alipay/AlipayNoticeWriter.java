package io.adpay.sandbox.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.adpay.sandbox.account.Accounts;
import io.adpay.sandbox.account.AlipayAccount;
import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.account.Sha256WithRsa;
import io.adpay.sandbox.notification.Notice;
import io.adpay.sandbox.notification.NoticeWriter;
import io.adpay.sandbox.notification.PendingNotice;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Alipay's notices: a signed form, acknowledged by the one word {@code success}. */
@Component
class AlipayNoticeWriter implements NoticeWriter {

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(4),
          Duration.ofMinutes(10),
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(15));

  private final Accounts accounts;

  AlipayNoticeWriter(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Channel channel() {
    return Channel.ALIPAY;
  }

  @Override
  public HttpRequest.Builder write(PendingNotice pending, Instant now) {
    String appId = pending.notice().account();
    AlipayAccount account =
        accounts
            .alipay(appId)
            .orElseThrow(() -> new IllegalArgumentException("No Alipay account " + appId));
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("notify_time", BeijingTime.format(now));
    Map<?, ?> kept = AlipayJson.read(pending.notice().content(), Map.class);
    kept.forEach((name, value) -> fields.put(String.valueOf(name), String.valueOf(value)));
    fields.put(
        "sign", Sha256WithRsa.sign(SignedParameters.ofNotice(fields), account.alipayPrivateKey()));
    return HttpRequest.newBuilder(URI.create(pending.notice().url()))
        .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
        .POST(HttpRequest.BodyPublishers.ofString(form(fields)));
  }

  @Override
  public boolean acknowledged(HttpResponse<String> answer) {
    return answer.statusCode() == 200 && answer.body().strip().equals("success");
  }

  @Override
  public List<Duration> pauses(Notice notice) {
    return PAUSES;
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}
