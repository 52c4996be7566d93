package io.adpay.payment.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.money.Money;
import io.adpay.payment.channel.Notice;
import io.adpay.payment.channel.Notice.Reason;
import io.adpay.payment.channel.Notice.Refused;
import io.adpay.payment.channel.OutRefundNo;
import io.adpay.payment.channel.OutTradeNo;
import io.adpay.payment.channel.PaymentChannel;
import io.adpay.payment.channel.RawRequest;
import io.adpay.payment.channel.RefundView;
import io.adpay.payment.channel.wechat.WechatPayWire.Envelope;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WechatPayNoticesTest {

  private static final String PAID =
      WechatPayWire.transaction(WechatPayWire.PAYMENT, "SUCCESS", 8_880);
  private static final Instant PAID_AT = Instant.parse("2026-11-24T01:59:59Z");

  @TempDir Path directory;
  private PaymentChannel channel;

  @BeforeEach
  void load() {
    channel =
        WechatPayConfiguration.channel(
            WechatPayWire.properties(
                URI.create("http://127.0.0.1:1"), directory, Duration.ofSeconds(1)),
            Clock.fixed(WechatPayWire.NOW, ZoneOffset.UTC));
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, -1, 0, 1, 300})
  void noticeWithinFiveMinutesCounts(long seconds) {
    assertThat(channel.parse(signedAt(WechatPayWire.NOW.plusSeconds(seconds))))
        .isInstanceOf(Notice.Verified.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {-86_400, -301, 301, 86_400})
  void noticeOlderOrNewerThanFiveMinutesIsStale(long seconds) {
    assertThat(channel.parse(signedAt(WechatPayWire.NOW.plusSeconds(seconds))))
        .isEqualTo(new Refused(Reason.STALE));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "now", "9223372036854775807", "1e9"})
  void timestampThatIsNoneIsMalformed(String timestamp) {
    Map<String, String> headers = headers();
    headers.put("Wechatpay-Timestamp", timestamp);
    headers.values().removeIf(value -> value == null);

    assertThat(channel.parse(Envelope.request(new Envelope(PAID).body(), headers)))
        .isEqualTo(new Refused(Reason.MALFORMED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Wechatpay-Nonce", "Wechatpay-Serial", "Wechatpay-Signature"})
  void changingOrDroppingAnyHeaderIsRefused(String name) {
    Map<String, String> changed = headers();
    changed.put(name, "PUB_KEY_ID_ELSE");
    assertThat(channel.parse(Envelope.request(new Envelope(PAID).body(), changed)))
        .isEqualTo(new Refused(Reason.BAD_SIGNATURE));

    Map<String, String> dropped = headers();
    dropped.remove(name);
    assertThat(channel.parse(Envelope.request(new Envelope(PAID).body(), dropped)))
        .isEqualTo(new Refused(Reason.BAD_SIGNATURE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"WECHATPAY/SIGNTEST/K9gmhPGvpd0ZSNz9dUEIbCzXC8eoVB3j", "!!!", "AAAA", "="})
  void channelsOwnProbesAreRefused(String signature) {
    Map<String, String> headers = headers();
    headers.put("Wechatpay-Signature", signature);

    assertThat(channel.parse(Envelope.request(new Envelope(PAID).body(), headers)))
        .isEqualTo(new Refused(Reason.BAD_SIGNATURE));
  }

  @Test
  void changedBodyIsRefused() {
    String body = new Envelope(PAID).body();

    assertThat(channel.parse(Envelope.request(body.replace("notice-1", "notice-2"), headers())))
        .isEqualTo(new Refused(Reason.BAD_SIGNATURE));
  }

  @Test
  void signatureOfAnotherKindIsRefused() {
    Map<String, String> headers = headers();
    headers.put("Wechatpay-Signature-Type", "WECHATPAY2-SM2-WITH-SM3");

    assertThat(channel.parse(Envelope.request(new Envelope(PAID).body(), headers)))
        .isEqualTo(new Refused(Reason.BAD_SIGNATURE));
  }

  @Test
  void contentsUnderAnotherSecretAreUndecipherable() {
    assertThat(
            channel.parse(
                signed(new Envelope(PAID).encryptedWith("fedcba9876543210fedcba9876543210"))))
        .isEqualTo(new Refused(Reason.UNDECIPHERABLE));
  }

  @Test
  void emptyAssociatedDataIsFineAndNoneIsMalformed() {
    assertThat(channel.parse(signed(new Envelope(PAID).associatedWith(""))))
        .isInstanceOf(Notice.Verified.class);
    assertThat(channel.parse(signed(new Envelope(PAID).associatedWith(null))))
        .isEqualTo(new Refused(Reason.MALFORMED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{}", "1", "{\"amount\":{\"total\":4294967296}}"})
  void genuineNoticeThatSaysNothingIsRefused(String contents) {
    assertThat(channel.parse(signed(new Envelope(contents)))).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @CsvSource({"transaction_id, other", "total, other", "CNY, USD"})
  void paymentWithoutWhatItMustSayIsMalformed(String told, String instead) {
    assertThat(
            channel.parse(
                signed(new Envelope(PAID.replace('"' + told + '"', '"' + instead + '"')))))
        .isEqualTo(new Refused(Reason.MALFORMED));
  }

  @Test
  void anotherSystemsNumberUnderOurAccountIsOfNoConsequence() {
    assertThat(channel.parse(signed(new Envelope(PAID.replace(WechatPayWire.PAYMENT, "shop-17")))))
        .isEqualTo(
            new Notice.Verified(
                "notice-1", WechatPayWire.NOW, new Notice.Other("transaction", null)));
  }

  @Test
  void transactionThatDidNotSucceedIsOfNoConsequence() {
    assertThat(channel.parse(signed(new Envelope(PAID.replace("SUCCESS", "NOTPAY")))))
        .isEqualTo(
            new Notice.Verified(
                "notice-1",
                WechatPayWire.NOW,
                new Notice.Other("transaction", new OutTradeNo(WechatPayWire.PAYMENT))));
  }

  @ParameterizedTest
  @CsvSource({"SUCCESS, REFUND.SUCCESS", "ABNORMAL, REFUND.ABNORMAL", "CLOSED, REFUND.CLOSED"})
  void newsOfARefundTellsWhatBecameOfIt(String status, String event) {
    RefundView view =
        switch (status) {
          case "SUCCESS" -> new RefundView.Succeeded(Money.ofFen(100), PAID_AT);
          case "ABNORMAL" -> new RefundView.Abnormal();
          default -> new RefundView.Closed();
        };

    assertThat(channel.parse(signed(new Envelope(WechatPayWire.refundNotice(status)).event(event))))
        .isEqualTo(
            new Notice.Verified(
                "notice-1",
                PAID_AT,
                new Notice.RefundChanged(
                    new OutTradeNo(WechatPayWire.PAYMENT),
                    new OutRefundNo(WechatPayWire.REFUND),
                    view)));
  }

  @Test
  void refundOfAnUndocumentedStatusIsToBeAskedAbout() {
    assertThat(
            channel.parse(
                signed(
                    new Envelope(WechatPayWire.refundNotice("BRAND_NEW")).event("REFUND.SUCCESS"))))
        .isInstanceOfSatisfying(
            Notice.Verified.class,
            verified ->
                assertThat(verified.fact())
                    .isInstanceOfSatisfying(
                        Notice.RefundChanged.class, fact -> assertThat(fact.view()).isNull()));
  }

  @Test
  void refundOfAnotherMerchantIsRefused() {
    assertThat(
            channel.parse(
                signed(
                    new Envelope(
                            WechatPayWire.refundNotice("SUCCESS")
                                .replace(WechatPayWire.MCH_ID, "1900000002"))
                        .event("REFUND.SUCCESS"))))
        .isEqualTo(new Refused(Reason.WRONG_SELLER));
  }

  @Test
  void newsOfAnotherMerchantsTransferIsRefused() {
    String transfer = WechatPayWire.transfer("SUCCESS", "");
    for (String contents : new String[] {"{}", transfer.replace(WechatPayWire.MCH_ID, "1900")}) {
      assertThat(channel.parse(WechatPayWire.noticeOfPayout(contents)))
          .isEqualTo(new Refused(Reason.WRONG_SELLER));
    }
  }

  @Test
  void newsOfAnotherSystemsTransferUnderOurAccountIsOfNoConsequence() {
    assertThat(
            channel.parse(
                WechatPayWire.noticeOfPayout(
                    WechatPayWire.transfer("FAIL", "").replace(WechatPayWire.PAYOUT, "pay-17"))))
        .isEqualTo(
            new Notice.Verified(
                "notice-1", PAID_AT, new Notice.Other("MCHTRANSFER.BILL.FINISHED", null)));
  }

  @Test
  void acknowledgementIsEmptyAndRefusalSaysFail() {
    assertThat(channel.acknowledgement().status()).isEqualTo(204);
    assertThat(channel.refusal().body()).contains("\"code\":\"FAIL\"");
  }

  private static RawRequest signedAt(Instant time) {
    return new Envelope(PAID).signedBy(RsaKey.CHANNEL, WechatPayWire.KEY_ID, time);
  }

  private static RawRequest signed(Envelope envelope) {
    return envelope.signedBy(RsaKey.CHANNEL, WechatPayWire.KEY_ID, WechatPayWire.NOW);
  }

  private static Map<String, String> headers() {
    return Envelope.headers(
        new Envelope(PAID).body(), RsaKey.CHANNEL, WechatPayWire.KEY_ID, WechatPayWire.NOW);
  }
}
