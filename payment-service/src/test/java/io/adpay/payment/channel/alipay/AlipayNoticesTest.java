package io.adpay.payment.channel.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.payment.channel.Notice;
import io.adpay.payment.channel.Notice.Reason;
import io.adpay.payment.channel.Notice.Refused;
import io.adpay.payment.channel.OutTradeNo;
import io.adpay.payment.channel.PaymentChannel;
import io.adpay.payment.channel.wire.RsaKey;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlipayNoticesTest {

  private static final Instant TOLD_AT = Instant.parse("2026-11-24T02:00:00Z");

  @TempDir Path directory;
  private PaymentChannel channel;

  @BeforeEach
  void load() {
    channel =
        AlipayConfiguration.channel(
            AlipayWire.properties(
                URI.create("http://127.0.0.1:1/gateway.do"), directory, Duration.ofSeconds(1)),
            Clock.fixed(TOLD_AT, ZoneOffset.UTC));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "out_trade_no",
        "total_amount",
        "trade_no",
        "trade_status",
        "seller_id",
        "app_id",
        "notify_id",
        "gmt_payment",
        "charset"
      })
  void changingOrDroppingAnySignedParameterIsRefused(String name) {
    Map<String, String> changed = AlipayWire.signedNotice(RsaKey.CHANNEL, Map.of());
    changed.put(name, "4611686018427387999");
    assertThat(channel.parse(AlipayWire.post(changed)))
        .isEqualTo(new Refused(Reason.BAD_SIGNATURE));

    Map<String, String> dropped = AlipayWire.signedNotice(RsaKey.CHANNEL, Map.of());
    dropped.remove(name);
    assertThat(channel.parse(AlipayWire.post(dropped)))
        .isEqualTo(new Refused(Reason.BAD_SIGNATURE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "not base64 at all!", "="})
  void signatureThatIsNoneIsRefused(String signature) {
    Map<String, String> parameters = AlipayWire.signedNotice(RsaKey.CHANNEL, Map.of());
    parameters.put("sign", signature);

    assertThat(channel.parse(AlipayWire.post(parameters)))
        .isEqualTo(new Refused(Reason.BAD_SIGNATURE));
  }

  @Test
  void signatureIsNotAskedToBeOfAWeakerKind() {
    Map<String, String> parameters = AlipayWire.signedNotice(RsaKey.CHANNEL, Map.of());
    parameters.put("sign_type", "RSA");
    parameters.put("sign", "AAAA");

    assertThat(channel.parse(AlipayWire.post(parameters)))
        .isEqualTo(new Refused(Reason.BAD_SIGNATURE));
  }

  @Test
  void closedTradeIsOfNoConsequence() {
    assertThat(
            channel.parse(
                AlipayWire.notice(RsaKey.CHANNEL, Map.of("trade_status", "TRADE_CLOSED"))))
        .isEqualTo(
            new Notice.Verified(
                "notice-1",
                TOLD_AT,
                new Notice.Other("TRADE_CLOSED", new OutTradeNo(AlipayWire.PAYMENT))));
  }

  @Test
  void finishedTradeIsAPayment() {
    assertThat(
            channel.parse(
                AlipayWire.notice(RsaKey.CHANNEL, Map.of("trade_status", "TRADE_FINISHED"))))
        .isInstanceOfSatisfying(
            Notice.Verified.class,
            verified -> assertThat(verified.fact()).isInstanceOf(Notice.PaymentSucceeded.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"out_biz_no", "refund_fee"})
  void whatEitherParameterMarksAsARefundIsNoPayment(String name) {
    assertThat(channel.parse(AlipayWire.notice(RsaKey.CHANNEL, Map.of(name, "1.00"))))
        .isInstanceOfSatisfying(
            Notice.Verified.class,
            verified ->
                assertThat(verified.fact())
                    .isEqualTo(new Notice.Other("refund", new OutTradeNo(AlipayWire.PAYMENT))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "[]", "{", "null", "{\"out_biz_no\":7}", "{\"out_biz_no\":\"shop_17\"}"})
  void newsOfATransferThatIsNotOursIsOfNoConsequence(String contents) {
    assertThat(channel.parse(AlipayWire.noticeOfPayout(contents)))
        .isEqualTo(
            new Notice.Verified(
                "notice-1", TOLD_AT, new Notice.Other("alipay.fund.trans.order.changed", null)));
  }

  @Test
  void otherMessagesAreOfNoConsequence() {
    assertThat(
            channel.parse(
                AlipayWire.notice(
                    RsaKey.CHANNEL, Map.of("msg_method", "alipay.something.changed"))))
        .isEqualTo(
            new Notice.Verified(
                "notice-1", TOLD_AT, new Notice.Other("alipay.something.changed", null)));
  }

  @Test
  void anotherSystemsNumberUnderOurAccountIsOfNoConsequence() {
    assertThat(
            channel.parse(
                AlipayWire.notice(RsaKey.CHANNEL, Map.of("out_trade_no", "shop_order-17"))))
        .isEqualTo(
            new Notice.Verified("notice-1", TOLD_AT, new Notice.Other("trade_status_sync", null)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"notify_id", "trade_no", "total_amount"})
  void paymentWithoutWhatItMustSayIsMalformed(String name) {
    assertThat(channel.parse(AlipayWire.notice(RsaKey.CHANNEL, Map.of(name, ""))))
        .isEqualTo(new Refused(Reason.MALFORMED));
  }

  @Test
  void missingSellerIsAWrongOne() {
    assertThat(channel.parse(AlipayWire.notice(RsaKey.CHANNEL, Map.of("seller_id", ""))))
        .isEqualTo(new Refused(Reason.WRONG_SELLER));
  }

  @Test
  void dayOldRetryWithItsConstantIdIsStillAccepted() {
    assertThat(
            channel.parse(
                AlipayWire.notice(RsaKey.CHANNEL, Map.of("notify_time", "2026-11-23 10:00:00"))))
        .isInstanceOf(Notice.Verified.class);
  }

  @Test
  void acknowledgementIsTheOneWordThatAlipayWaitsFor() {
    assertThat(channel.acknowledgement().body()).isEqualTo("success");
    assertThat(channel.refusal().body()).isNotEqualTo("success");
  }
}
