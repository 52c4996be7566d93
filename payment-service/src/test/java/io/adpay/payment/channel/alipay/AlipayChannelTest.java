package io.adpay.payment.channel.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.adpay.common.contract.payment.Method;
import io.adpay.common.money.Money;
import io.adpay.payment.channel.ChannelReply;
import io.adpay.payment.channel.ChannelReply.Accepted;
import io.adpay.payment.channel.ChannelReply.Unknown;
import io.adpay.payment.channel.ChannelWire;
import io.adpay.payment.channel.Notice;
import io.adpay.payment.channel.Payee;
import io.adpay.payment.channel.PaymentChannelContract;
import io.adpay.payment.channel.PaymentView;
import io.adpay.payment.channel.PayoutCommand;
import io.adpay.payment.channel.PayoutView;
import io.adpay.payment.channel.PrepayAction;
import io.adpay.payment.channel.RefundView;
import io.adpay.payment.channel.wire.RsaKey;
import io.adpay.payment.channel.wire.WireServer.Answer;
import java.nio.file.Path;
import java.security.Security;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlipayChannelTest extends PaymentChannelContract {

  @TempDir Path directory;
  private AlipayWire wire;

  @BeforeEach
  void open() {
    wire = new AlipayWire(directory);
  }

  @AfterEach
  void close() {
    wire.close();
  }

  @Override
  protected ChannelWire wire() {
    return wire;
  }

  @Test
  void loadingTheSdkLeavesTheJvmsListOfBadAlgorithmsAlone() {
    assertThat(Security.getProperty("jdk.certpath.disabledAlgorithms")).contains("MD5");
  }

  @Test
  void codeIsAskedForInYuanAndBeijingTimeAndSigned() {
    wire.says(
        () ->
            wire.signed(
                "{\"code\":\"10000\",\"msg\":\"Success\",\"out_trade_no\":\"4611686018427387904\",\"qr_code\":\"https://qr.alipay.com/bax1\"}"));

    assertThat(wire.channel().prepay(prepay(Method.QR)))
        .isEqualTo(new Accepted<>(new PrepayAction.QrCode("https://qr.alipay.com/bax1")));

    Map<String, String> sent = wire.lastParameters();
    assertThat(sent)
        .containsEntry("method", "alipay.trade.precreate")
        .containsEntry("app_id", AlipayWire.APP_ID)
        .containsEntry("sign_type", "RSA2")
        .containsEntry("notify_url", "https://pay.example/callbacks/alipay");
    assertThat(sent.get("biz_content"))
        .contains("\"out_trade_no\":\"4611686018427387904\"")
        .contains("\"total_amount\":\"88.80\"")
        .contains("\"time_expire\":\"2026-11-24 10:30:15\"")
        .contains("广告充值 A&B <1>");
    assertThat(RsaKey.OURS.verifies(AlipayWire.canonical(sent), sent.get("sign"))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "PAGE, alipay.trade.page.pay, FAST_INSTANT_TRADE_PAY",
    "WAP, alipay.trade.wap.pay, QUICK_WAP_WAY"
  })
  void cashierIsASignedAddressAndNoCall(Method method, String api, String product) {
    ChannelReply<PrepayAction> reply = wire.channel().prepay(prepay(method));

    String url = ((PrepayAction.Redirect) ((Accepted<PrepayAction>) reply).value()).url();
    assertThat(url).contains("/gateway.do?");
    Map<String, String> sent = AlipayWire.decode(url.substring(url.indexOf('?') + 1));
    assertThat(sent)
        .containsEntry("method", api)
        .containsEntry("notify_url", "https://pay.example/callbacks/alipay")
        .containsEntry("return_url", "https://pay.example/callbacks/alipay/return");
    assertThat(sent.get("biz_content"))
        .contains("\"product_code\":\"" + product + "\"")
        .contains("\"total_amount\":\"88.80\"")
        .contains("\"time_expire\":\"2026-11-24 10:30:15\"");
    assertThat(RsaKey.OURS.verifies(AlipayWire.canonical(sent), sent.get("sign"))).isTrue();
    assertThat(wire.requests()).isZero();
  }

  @Test
  void methodThatAlipayDoesNotHaveIsTheCallersMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> wire.channel().prepay(prepay(Method.JSAPI)));
  }

  @Test
  void finishedTradeIsPaid() {
    wire.says(
        () ->
            wire.signed(
                AlipayWire.trade(
                    AlipayWire.PAYMENT, "TRADE_FINISHED", "88.80", "2026-11-24 09:59:59")));

    assertThat(wire.channel().query(PAYMENT))
        .isEqualTo(new Accepted<>(new PaymentView.Succeeded("2026112422001", AMOUNT, PAID_AT)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"88.8", "88.80"})
  void amountsMayBeWrittenEitherWay(String yuan) {
    wire.says(
        () ->
            wire.signed(
                AlipayWire.trade(
                    AlipayWire.PAYMENT, "TRADE_SUCCESS", yuan, "2026-11-24 09:59:59")));

    assertThat(wire.channel().query(PAYMENT))
        .isEqualTo(new Accepted<>(new PaymentView.Succeeded("2026112422001", AMOUNT, PAID_AT)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "88.805", "-88.80", "8e3", "1,000.00"})
  void successWithoutAnExactAmountIsNoAnswer(String yuan) {
    wire.says(
        () ->
            wire.signed(
                AlipayWire.trade(
                    AlipayWire.PAYMENT, "TRADE_SUCCESS", yuan, "2026-11-24 09:59:59")));

    assertThat(wire.channel().query(PAYMENT)).isEqualTo(new Unknown<>("answer_without_amount"));
  }

  @Test
  void totalCountsWhereNoReceiptIsStated() {
    wire.says(
        () ->
            wire.signed(
                AlipayWire.trade(AlipayWire.PAYMENT, "TRADE_SUCCESS", "", "2026-11-24 09:59:59")));

    assertThat(wire.channel().query(PAYMENT))
        .isEqualTo(new Accepted<>(new PaymentView.Succeeded("2026112422001", AMOUNT, PAID_AT)));
  }

  @Test
  void silenceIsUnknown() {
    try (AlipayWire impatient = new AlipayWire(directory, Duration.ofMillis(50))) {
      CountDownLatch never = new CountDownLatch(1);
      impatient.says(
          () -> {
            try {
              never.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return Answer.none();
          });

      assertThat(impatient.channel().refund(refund())).isEqualTo(new Unknown<>("timeout"));
      never.countDown();
    }
  }

  @Test
  void nobodyListeningIsUnknown() {
    assertThat(AlipayWire.toNobody(directory).refund(refund()))
        .isEqualTo(new Unknown<>("unreachable"));
  }

  @Test
  void refundThatMovedMoneyIsDone() {
    wire.says(wire::refundDone);

    assertThat(wire.channel().refund(refund()))
        .isEqualTo(new Accepted<>(new RefundView.Succeeded(Money.ofFen(100), PAID_AT)));
    assertThat(wire.lastParameters().get("biz_content"))
        .contains("\"refund_amount\":\"1.00\"")
        .contains("\"out_request_no\":\"4611686018427387905\"");
  }

  @Test
  void repeatedRefundThatMovedNothingIsToBeAskedAbout() {
    wire.says(() -> wire.refunded("N"));

    assertThat(wire.channel().refund(refund()))
        .isEqualTo(new Accepted<>(new RefundView.Processing()));
  }

  @ParameterizedTest
  @CsvSource({
    "2088123412341234, ALIPAY_USER_ID",
    "20881234123412345, ALIPAY_LOGON_ID",
    "13800138000, ALIPAY_LOGON_ID",
    "somebody@example.com, ALIPAY_LOGON_ID"
  })
  void payoutIsAskedForInYuanAndNamesItsPayee(String account, String type) {
    wire.says(
        () ->
            wire.signed(AlipayWire.transfer("SUCCESS", ",\"trans_date\":\"2026-11-24 09:59:59\"")));

    assertThat(wire.channel().payout(new PayoutCommand(PAYOUT, AMOUNT, new Payee(account, "张三"))))
        .isEqualTo(new Accepted<>(new PayoutView.Succeeded("1330000712", AMOUNT, PAID_AT)));

    Map<String, String> sent = wire.lastParameters();
    assertThat(sent)
        .containsEntry("method", "alipay.fund.trans.uni.transfer")
        .containsEntry("notify_url", "https://pay.example/callbacks/alipay");
    assertThat(sent.get("biz_content"))
        .contains("\"out_biz_no\":\"4611686018427387906\"")
        .contains("\"trans_amount\":\"88.80\"")
        .contains("\"product_code\":\"TRANS_ACCOUNT_NO_PWD\"")
        .contains("\"biz_scene\":\"DIRECT_TRANSFER\"")
        .contains("\"order_title\":\"广告收益提现\"")
        .contains("\"identity\":\"" + account + "\"")
        .contains("\"identity_type\":\"" + type + "\"")
        .contains("\"name\":\"张三\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DEALING", "FAIL"})
  void payoutThatIsNotDoneAtOnceIsToBeAskedAbout(String status) {
    wire.says(() -> wire.signed(AlipayWire.transfer(status, "")));

    assertThat(wire.channel().payout(payout()))
        .isEqualTo(new Accepted<>(new PayoutView.Processing()));
  }

  @Test
  void payoutWithoutTheChannelsNumberIsNoAnswer() {
    wire.says(
        () -> wire.signed(AlipayWire.transfer("SUCCESS", "").replace("order_id", "other_id")));

    assertThat(wire.channel().payout(payout())).isEqualTo(new Unknown<>("answer_without_number"));
    assertThat(wire.channel().queryPayout(PAYOUT))
        .isEqualTo(new Unknown<>("answer_without_number"));
  }

  @Test
  void payoutsQueryMayLeaveItsAmountAndItsReasonUnsaid() {
    wire.says(() -> wire.signed(AlipayWire.transfer("SUCCESS", "")));
    assertThat(wire.channel().queryPayout(PAYOUT))
        .isEqualTo(new Accepted<>(new PayoutView.Succeeded("1330000712", null, NOW)));

    wire.says(() -> wire.signed(AlipayWire.transfer("FAIL", "")));
    assertThat(wire.channel().queryPayout(PAYOUT))
        .isEqualTo(new Accepted<>(new PayoutView.Failed("FAIL")));
  }

  @Test
  void formerKeyIsAcceptedWhileKeysChangeHands() {
    AlipayProperties now = AlipayWire.properties(wire.at(), directory, Duration.ofSeconds(5));
    AlipayProperties rotating =
        new AlipayProperties(
            now.serverUrl(),
            now.appId(),
            now.sellerId(),
            now.privateKeyFile(),
            RsaKey.OTHER.publicFile(directory, "new_public.pem"),
            now.alipayPublicKeyFile(),
            now.notifyUrl(),
            now.returnUrl(),
            now.payoutTitle(),
            now.http());
    var channel = AlipayConfiguration.channel(rotating, Clock.systemUTC());

    for (RsaKey key : new RsaKey[] {RsaKey.CHANNEL, RsaKey.OTHER}) {
      wire.says(() -> wire.paidSignedBy(key));
      assertThat(channel.query(PAYMENT)).isInstanceOf(Accepted.class);
      assertThat(channel.parse(wire.noticeSignedBy(key))).isInstanceOf(Notice.Verified.class);
    }
    wire.says(() -> wire.paidSignedBy(RsaKey.OURS));
    assertThat(channel.query(PAYMENT)).isInstanceOf(Unknown.class);
  }

  @Test
  void ourOwnKeyInThePlaceOfAlipaysIsRefusedAtTheStart() {
    AlipayProperties now = AlipayWire.properties(wire.at(), directory, Duration.ofSeconds(5));
    RsaKey.OURS.publicFile(directory, "alipay_public.pem");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> AlipayConfiguration.channel(now, Clock.systemUTC()))
        .withMessageContaining("believe ourselves");
  }
}
