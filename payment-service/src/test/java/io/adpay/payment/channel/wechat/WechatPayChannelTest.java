package io.adpay.payment.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.adpay.common.contract.payment.Method;
import io.adpay.common.money.Money;
import io.adpay.payment.channel.Buyer;
import io.adpay.payment.channel.ChannelReply;
import io.adpay.payment.channel.ChannelReply.Accepted;
import io.adpay.payment.channel.ChannelReply.Unknown;
import io.adpay.payment.channel.ChannelWire;
import io.adpay.payment.channel.CloseView;
import io.adpay.payment.channel.Notice;
import io.adpay.payment.channel.Payee;
import io.adpay.payment.channel.PaymentChannel;
import io.adpay.payment.channel.PaymentChannelContract;
import io.adpay.payment.channel.PaymentView;
import io.adpay.payment.channel.PayoutCommand;
import io.adpay.payment.channel.PayoutView;
import io.adpay.payment.channel.PrepayAction;
import io.adpay.payment.channel.PrepayCommand;
import io.adpay.payment.channel.RefundView;
import io.adpay.payment.channel.wire.RsaKey;
import io.adpay.payment.channel.wire.WireServer.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WechatPayChannelTest extends PaymentChannelContract {

  private static final String CODE = "{\"code_url\":\"weixin://wxpay/bizpayurl?pr=abc\"}";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path directory;
  private WechatPayWire wire;

  @BeforeEach
  void open() {
    wire = new WechatPayWire(directory);
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
  void codeIsAskedForInFenAndSigned() {
    wire.says(() -> WechatPayWire.signed(200, CODE));

    assertThat(wire.channel().prepay(prepay(Method.QR)))
        .isEqualTo(new Accepted<>(new PrepayAction.QrCode("weixin://wxpay/bizpayurl?pr=abc")));

    assertThat(wire.last().path()).isEqualTo("/v3/pay/transactions/native");
    assertThat(wire.lastIsSigned()).isTrue();
    assertThat(wire.last().headers()).containsEntry("Wechatpay-Serial", WechatPayWire.KEY_ID);
    assertThat(wire.last().body())
        .contains("\"total\":8880")
        .contains("\"currency\":\"CNY\"")
        .contains("\"out_trade_no\":\"4611686018427387904\"")
        .contains("\"time_expire\":\"2026-11-24T10:30:15+08:00\"")
        .contains("\"notify_url\":\"https://pay.example/callbacks/wechat\"")
        .contains("广告充值 A&B <1>");
  }

  @Test
  void phoneBrowserIsSentToWechatAndComesBackNamingThePayment() {
    wire.says(
        () -> WechatPayWire.signed(200, "{\"h5_url\":\"https://wx.tenpay.com/x?prepay_id=1\"}"));

    assertThat(wire.channel().prepay(prepay(Method.WAP)))
        .isEqualTo(
            new Accepted<>(
                new PrepayAction.Redirect(
                    "https://wx.tenpay.com/x?prepay_id=1&redirect_url=https%3A%2F%2Fpay.example"
                        + "%2Fcallbacks%2Fwechat%2Freturn%3Fout_trade_no%3D4611686018427387904")));
    assertThat(wire.last().path()).isEqualTo("/v3/pay/transactions/h5");
    assertThat(wire.last().body())
        .contains("\"payer_client_ip\":\"203.0.113.9\"")
        .contains("\"type\":\"Wap\"");
  }

  @Test
  void buyerOfUnknownAddressHasTheConfiguredOne() {
    wire.says(() -> WechatPayWire.signed(200, "{\"h5_url\":\"https://wx.tenpay.com/x\"}"));

    PrepayCommand command =
        new PrepayCommand(PAYMENT, Method.WAP, AMOUNT, "x", EXPIRES_AT, Buyer.unknown());

    assertThat(wire.channel().prepay(command)).isInstanceOf(Accepted.class);
    assertThat(wire.last().body()).contains("\"payer_client_ip\":\"127.0.0.1\"");
  }

  @Test
  void appGetsParametersThatOurKeySigned() {
    wire.says(() -> WechatPayWire.signed(200, "{\"prepay_id\":\"wx2014\"}"));

    ChannelReply<PrepayAction> reply = wire.channel().prepay(prepay(Method.JSAPI));

    Map<String, String> params =
        ((PrepayAction.ClientParams) ((Accepted<PrepayAction>) reply).value()).params();
    assertThat(params)
        .containsEntry("appId", WechatPayWire.APP_ID)
        .containsEntry("package", "prepay_id=wx2014")
        .containsEntry("signType", "RSA");
    String message =
        String.join(
            "\n",
            params.get("appId"),
            params.get("timeStamp"),
            params.get("nonceStr"),
            params.get("package"),
            "");
    assertThat(RsaKey.OURS.verifies(message, params.get("paySign"))).isTrue();
    assertThat(wire.last().body()).contains("\"openid\":\"oBuyer\"");
  }

  @Test
  void subjectOneCharacterTooLongLosesIt() {
    wire.says(() -> WechatPayWire.signed(200, CODE));
    String subject = "广".repeat(126) + "😀😀";

    PrepayCommand command =
        new PrepayCommand(PAYMENT, Method.QR, AMOUNT, subject, EXPIRES_AT, Buyer.unknown());

    assertThat(wire.channel().prepay(command)).isInstanceOf(Accepted.class);
    assertThat(wire.last().body()).contains("\"" + "广".repeat(126) + "😀\"");
  }

  @Test
  void answerWithoutACodeIsNoAnswer() {
    wire.says(() -> WechatPayWire.signed(200, "{}"));

    assertThat(wire.channel().prepay(prepay(Method.QR))).isInstanceOf(Unknown.class);
  }

  @Test
  void methodThatWechatDoesNotHaveIsTheCallersMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> wire.channel().prepay(prepay(Method.PAGE)));
  }

  @Test
  void largestAmountIsThatOf32Bits() {
    assertThat(wire.channel().largestAmount()).isEqualTo(Money.ofFen(2_147_483_647L));
  }

  @ParameterizedTest
  @CsvSource({
    "USERPAYING, BuyerPaying",
    "ACCEPT, BuyerPaying",
    "NOTPAY, Waiting",
    "PAYERROR, Waiting",
    "REVOKED, Closed"
  })
  void statesAreReadByTheirMeaning(String state, String view) {
    wire.says(
        () ->
            WechatPayWire.signed(200, WechatPayWire.transaction(WechatPayWire.PAYMENT, state, 0)));

    ChannelReply<PaymentView> reply = wire.channel().query(PAYMENT);

    assertThat(((Accepted<PaymentView>) reply).value().getClass().getSimpleName()).isEqualTo(view);
    assertThat(wire.last().target())
        .isEqualTo("/v3/pay/transactions/out-trade-no/4611686018427387904?mchid=1900000001");
    assertThat(wire.lastIsSigned()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"wx0000000000000001", "1900000001"})
  void answerAboutAnotherAppOrMerchantIsNoAnswer(String id) {
    wire.says(
        () ->
            WechatPayWire.signed(
                200,
                WechatPayWire.transaction(WechatPayWire.PAYMENT, "SUCCESS", 8_880)
                    .replace(id, "elsewhere")));

    assertThat(wire.channel().query(PAYMENT))
        .isEqualTo(new Unknown<>("answer_about_another_number"));
  }

  @ParameterizedTest
  @CsvSource({"CNY, USD", "total, other"})
  void successWithoutAnAmountInOurCurrencyIsNoAnswer(String told, String instead) {
    wire.says(
        () ->
            WechatPayWire.signed(
                200,
                WechatPayWire.transaction(WechatPayWire.PAYMENT, "SUCCESS", 8_880)
                    .replace('"' + told + '"', '"' + instead + '"')));

    assertThat(wire.channel().query(PAYMENT)).isEqualTo(new Unknown<>("answer_without_amount"));
  }

  @ParameterizedTest
  @CsvSource({"CASH, 8880", "NOCASH, 8380", "BRAND_NEW, 8380"})
  void couponsThatSomebodyElsePaidUsForAreReceived(String type, long received) {
    wire.says(
        () ->
            WechatPayWire.signed(
                200,
                WechatPayWire.transaction(WechatPayWire.PAYMENT, "SUCCESS", 8_380)
                    .replaceFirst(
                        "\\{",
                        "{\"promotion_detail\":[{\"type\":\"" + type + "\",\"amount\":500}],")));

    assertThat(wire.channel().query(PAYMENT))
        .isEqualTo(
            new Accepted<>(
                new PaymentView.Succeeded("4200002026", Money.ofFen(received), PAID_AT)));
  }

  @Test
  void silenceIsUnknown() {
    try (WechatPayWire impatient = new WechatPayWire(directory, Duration.ofMillis(50))) {
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
    assertThat(WechatPayWire.toNobody(directory).refund(refund()))
        .isEqualTo(new Unknown<>("unreachable"));
  }

  @Test
  void closeIsSignedOverItsBodyAndPath() {
    wire.says(wire::closed);

    assertThat(wire.channel().close(PAYMENT)).isEqualTo(new Accepted<>(CloseView.CLOSED));
    assertThat(wire.last().target())
        .isEqualTo("/v3/pay/transactions/out-trade-no/4611686018427387904/close");
    assertThat(wire.last().body()).isEqualTo("{\"mchid\":\"1900000001\"}");
    assertThat(wire.lastIsSigned()).isTrue();
  }

  @Test
  void closeThatNobodySignedIsUnknown() {
    wire.says(() -> Answer.of(204, ""));

    assertThat(wire.channel().close(PAYMENT)).isInstanceOf(Unknown.class);
  }

  @Test
  void successThatSaysSomethingElseIsNoClose() {
    wire.says(() -> WechatPayWire.signed(200, "{}"));

    assertThat(wire.channel().close(PAYMENT)).isEqualTo(new Unknown<>("undocumented_state"));
  }

  @Test
  void refundIsAskedForWithThePaymentsTotal() {
    wire.says(() -> WechatPayWire.signed(200, WechatPayWire.refund("PROCESSING")));

    assertThat(wire.channel().refund(refund()))
        .isEqualTo(new Accepted<>(new RefundView.Processing()));
    assertThat(wire.last().path()).isEqualTo("/v3/refund/domestic/refunds");
    assertThat(wire.last().body())
        .contains("\"refund\":100")
        .contains("\"total\":8880")
        .contains("\"out_refund_no\":\"4611686018427387905\"");
  }

  @ParameterizedTest
  @CsvSource({"ABNORMAL, Abnormal", "CLOSED, Closed", "PROCESSING, Processing"})
  void refundsStatesAreReadByTheirMeaning(String status, String view) {
    wire.says(() -> WechatPayWire.signed(200, WechatPayWire.refund(status)));

    ChannelReply<RefundView> reply = wire.channel().queryRefund(PAYMENT, REFUND);

    assertThat(((Accepted<RefundView>) reply).value().getClass().getSimpleName()).isEqualTo(view);
  }

  @Test
  void refundsStateThatNobodyDocumentedIsUnknown() {
    wire.says(() -> WechatPayWire.signed(200, WechatPayWire.refund("BRAND_NEW")));

    assertThat(wire.channel().queryRefund(PAYMENT, REFUND))
        .isEqualTo(new Unknown<>("undocumented_state"));
  }

  @Test
  void payoutIsDeclaredAndItsPayeesNameIsEncrypted() {
    wire.says(
        () ->
            WechatPayWire.signed(
                200, WechatPayWire.transfer("WAIT_USER_CONFIRM", ",\"package_info\":\"affff\"")));

    assertThat(wire.channel().payout(payout()))
        .isEqualTo(new Accepted<>(new PayoutView.AwaitingPayee("affff")));

    assertThat(wire.last().method()).isEqualTo("POST");
    assertThat(wire.last().path()).isEqualTo("/v3/fund-app/mch-transfer/transfer-bills");
    assertThat(wire.lastIsSigned()).isTrue();
    assertThat(wire.last().headers()).containsEntry("Wechatpay-Serial", WechatPayWire.KEY_ID);
    JsonNode sent = JSON.readTree(wire.last().body());
    assertThat(RsaKey.CHANNEL.decrypt(sent.get("user_name").asString())).isEqualTo("张三丰");
    assertThat(sent.get("appid").asString()).isEqualTo(WechatPayWire.APP_ID);
    assertThat(sent.get("out_bill_no").asString()).isEqualTo(PAYOUT.value());
    assertThat(sent.get("openid").asString()).isEqualTo("payee-account-2088");
    assertThat(sent.get("transfer_amount").asLong()).isEqualTo(8_880);
    assertThat(sent.get("transfer_scene_id").asString()).isEqualTo("1005");
    assertThat(sent.get("transfer_remark").asString()).isEqualTo("广告收益提现");
    assertThat(sent.get("user_recv_perception").asString()).isEqualTo("劳务报酬");
    assertThat(sent.get("notify_url").asString()).isEqualTo("https://pay.example/callbacks/wechat");
    assertThat(sent.get("transfer_scene_report_infos").toString())
        .isEqualTo(
            "[{\"info_type\":\"岗位类型\",\"info_content\":\"流量主\"},"
                + "{\"info_type\":\"报酬说明\",\"info_content\":\"广告收益\"}]");
  }

  @ParameterizedTest
  @CsvSource({"29, false", "30, true", "200000, true"})
  void nameIsLeftOutWhereWechatPayRefusesToCompareIt(long fen, boolean named) {
    wire.says(() -> WechatPayWire.signed(200, WechatPayWire.transfer("ACCEPTED", "")));

    wire.channel().payout(new PayoutCommand(PAYOUT, Money.ofFen(fen), new Payee("oPayee", "张三丰")));

    assertThat(JSON.readTree(wire.last().body()).has("user_name")).isEqualTo(named);
  }

  @Test
  void payeesWhoAreNamedAtOnceKeepTheirOwnNames() throws InterruptedException {
    wire.says(() -> WechatPayWire.signed(200, WechatPayWire.transfer("ACCEPTED", "")));
    List<String> names = IntStream.range(0, 64).mapToObj(i -> "payee number " + i).toList();

    List<Callable<ChannelReply<PayoutView>>> calls =
        names.stream()
            .<Callable<ChannelReply<PayoutView>>>map(
                name ->
                    () ->
                        wire.channel()
                            .payout(new PayoutCommand(PAYOUT, AMOUNT, new Payee(name, name))))
            .toList();

    try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(together.invokeAll(calls)).hasSize(64);
    }

    assertThat(wire.all())
        .hasSize(64)
        .allSatisfy(
            request -> {
              JsonNode sent = JSON.readTree(request.body());
              assertThat(RsaKey.CHANNEL.decrypt(sent.get("user_name").asString()))
                  .isEqualTo(sent.get("openid").asString());
            });
  }

  @ParameterizedTest
  @CsvSource({
    "ACCEPTED, Taken",
    "PROCESSING, Taken",
    "WAIT_USER_CONFIRM, AwaitingPayee",
    "TRANSFERING, Processing",
    "CANCELING, Processing",
    "SUCCESS, Succeeded",
    "FAIL, Failed",
    "CANCELLED, Failed"
  })
  void transfersStatesAreReadByTheirMeaning(String state, String view) {
    wire.says(() -> WechatPayWire.signed(200, WechatPayWire.transfer(state, "")));

    ChannelReply<PayoutView> reply = wire.channel().queryPayout(PAYOUT);

    assertThat(((Accepted<PayoutView>) reply).value().getClass().getSimpleName()).isEqualTo(view);
    assertThat(wire.last().method()).isEqualTo("GET");
    assertThat(wire.last().target())
        .isEqualTo("/v3/fund-app/mch-transfer/transfer-bills/out-bill-no/4611686018427387906");
    assertThat(wire.lastIsSigned()).isTrue();
  }

  @Test
  void payoutThatWasTakenBackSaysSo() {
    wire.says(() -> WechatPayWire.signed(200, WechatPayWire.transfer("CANCELLED", "")));

    assertThat(wire.channel().queryPayout(PAYOUT))
        .isEqualTo(new Accepted<>(new PayoutView.Failed("CANCELLED")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wx0000000000000001", "1900000001"})
  void transferOfAnotherAppOrMerchantIsNoAnswer(String id) {
    wire.says(
        () ->
            WechatPayWire.signed(
                200, WechatPayWire.transfer("SUCCESS", "").replace(id, "elsewhere")));

    assertThat(wire.channel().queryPayout(PAYOUT))
        .isEqualTo(new Unknown<>("answer_about_another_number"));
  }

  @Test
  void formerKeyIsAcceptedWhileKeysChangeHands() {
    WechatPayProperties now = WechatPayWire.properties(wire.at(), directory, Duration.ofSeconds(5));
    PaymentChannel channel =
        WechatPayConfiguration.channel(
            new WechatPayProperties(
                now.baseUrl(),
                now.mchId(),
                now.appId(),
                now.merchantSerial(),
                now.privateKeyFile(),
                "PUB_KEY_ID_NEXT",
                RsaKey.OTHER.publicFile(directory, "next_public.pem"),
                now.publicKeyId(),
                now.publicKeyFile(),
                now.apiV3KeyFile(),
                now.notifyUrl(),
                now.returnUrl(),
                now.fallbackBuyerAddress(),
                now.payout(),
                now.http()),
            Clock.fixed(NOW, ZoneOffset.UTC));
    String contents = WechatPayWire.transaction(WechatPayWire.PAYMENT, "SUCCESS", 8_880);

    Map.of(WechatPayWire.KEY_ID, RsaKey.CHANNEL, "PUB_KEY_ID_NEXT", RsaKey.OTHER)
        .forEach(
            (id, key) -> {
              wire.says(() -> WechatPayWire.signed(200, contents, key, id, Instant.now()));
              assertThat(channel.query(PAYMENT)).isInstanceOf(Accepted.class);
              assertThat(channel.parse(new WechatPayWire.Envelope(contents).signedBy(key, id, NOW)))
                  .isInstanceOf(Notice.Verified.class);
            });
    assertThat(wire.last().headers()).containsEntry("Wechatpay-Serial", "PUB_KEY_ID_NEXT");

    wire.says(
        () ->
            WechatPayWire.signed(200, contents, RsaKey.OTHER, WechatPayWire.KEY_ID, Instant.now()));
    assertThat(channel.query(PAYMENT)).isEqualTo(new Unknown<>("untrusted_answer"));
  }

  @Test
  void secretOfAnotherLengthIsRefusedAtTheStart() throws Exception {
    WechatPayProperties properties =
        WechatPayWire.properties(wire.at(), directory, Duration.ofSeconds(5));
    Files.writeString(properties.apiV3KeyFile(), "too-short-a-secret");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> WechatPayConfiguration.channel(properties, Clock.systemUTC()))
        .withMessageContaining("api_v3.key")
        .withMessageNotContaining("too-short-a-secret");
  }
}
