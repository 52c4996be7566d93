package io.adpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A channel whose clock is off. */
class ClockSkewIT {

  private static final String NATIVE = "/v3/pay/transactions/native";
  private static final String NOWHERE = "http://127.0.0.1:1/n";
  private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
  private static final DateTimeFormatter ALIPAY_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final Duration SKEW = Duration.ofMinutes(4);

  private final RunningSandbox sandbox = RunningSandbox.shared();
  private final WechatWire wechat = new WechatWire(sandbox);
  private final AlipayWire alipay = new AlipayWire(sandbox);
  private final String number = RunningSandbox.number("C");

  @AfterEach
  void goodDay() {
    sandbox.goodDay();
  }

  @Test
  void answersAreSignedAndDatedByTheChannelsClock() {
    sandbox.orderFaults("{\"WECHAT\":{\"clockSkewMs\":-240000},\"qpsLimit\":null}");
    HttpResponse<String> answer = wechat.post(NATIVE, WechatWire.prepay(number, 100, NOWHERE));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertSkewed(timestamp(answer), SKEW.negated());
    sandbox.pay("WECHAT", number, "");
    JsonNode paid =
        RunningSandbox.json(
            wechat.get("/v3/pay/transactions/out-trade-no/" + number + "?mchid=1900000001").body());
    assertSkewed(
        OffsetDateTime.parse(paid.path("success_time").stringValue()).toInstant(), SKEW.negated());
  }

  @Test
  void otherChannelIsRight() {
    sandbox.orderFaults("{\"ALIPAY\":{\"clockSkewMs\":240000},\"qpsLimit\":null}");
    assertSkewed(
        timestamp(wechat.post(NATIVE, WechatWire.prepay(number, 100, NOWHERE))), Duration.ZERO);
    precreate(1800);
    sandbox.pay("ALIPAY", number, "");
    JsonNode paid = alipay.call("alipay.trade.query", "{\"out_trade_no\":\"" + number + "\"}");
    assertSkewed(
        LocalDateTime.parse(paid.path("send_pay_date").stringValue(), ALIPAY_TIME)
            .toInstant(BEIJING),
        SKEW);
  }

  @Test
  void noticesAreDatedByTheChannelsClockAndComeAtOnce() {
    try (NoticeReceiver merchant = new NoticeReceiver()) {
      sandbox.orderFaults("{\"clockSkewMs\":240000,\"qpsLimit\":null}");
      wechat.post(NATIVE, WechatWire.prepay(number, 100, merchant.url()));
      sandbox.pay("WECHAT", number, "");
      await().atMost(Duration.ofSeconds(5)).until(() -> !merchant.received().isEmpty());
      NoticeReceiver.Received notice = merchant.received().getFirst();
      assertSkewed(
          Instant.ofEpochSecond(Long.parseLong(notice.header("Wechatpay-Timestamp"))), SKEW);
      assertSkewed(
          OffsetDateTime.parse(RunningSandbox.json(notice.body()).path("create_time").stringValue())
              .toInstant(),
          SKEW);
    }
  }

  @Test
  void tradeExpiresByTheChannelsClock() {
    precreate(120);
    sandbox.orderFaults("{\"clockSkewMs\":240000,\"qpsLimit\":null}");
    assertThat(sandbox.pay("ALIPAY", number, "").statusCode()).isEqualTo(409);
    sandbox.goodDay();
    assertThat(sandbox.pay("ALIPAY", number, "").statusCode()).isEqualTo(200);
  }

  @Test
  void workIsDoneOnTimeHoweverWrongTheClockIs() {
    wechat.post(NATIVE, WechatWire.prepay(number, 100, NOWHERE));
    sandbox.pay("WECHAT", number, "");
    sandbox.orderFaults("{\"clockSkewMs\":3600000,\"qpsLimit\":null}");
    wechat.post(
        "/v3/refund/domestic/refunds", WechatWire.refund(number, number + "R", 40, 100, NOWHERE));
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> sandbox.trade("WECHAT", number).path("refunded").longValue() == 40);
  }

  private void precreate(long secondsToLive) {
    alipay.call(
        "alipay.trade.precreate",
        "{\"out_trade_no\":\"%s\",\"total_amount\":\"1.00\",\"subject\":\"Ads\",\"time_expire\":\"%s\"}"
            .formatted(number, AlipayWire.beijingTime(secondsToLive)));
  }

  private static Instant timestamp(HttpResponse<String> answer) {
    return Instant.ofEpochSecond(
        Long.parseLong(answer.headers().firstValue("Wechatpay-Timestamp").orElseThrow()));
  }

  private static void assertSkewed(Instant told, Duration skew) {
    assertThat(told).isCloseTo(Instant.now().plus(skew), within(20, ChronoUnit.SECONDS));
  }
}
