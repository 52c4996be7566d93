package io.adpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What bad days do to transfers, and what transfers do to the merchant's money. */
class TransferFaultsIT {

  private static final String TRANSFER = "alipay.fund.trans.uni.transfer";
  private static final String BILLS = "/v3/fund-app/mch-transfer/transfer-bills";
  private static final String NATIVE = "/v3/pay/transactions/native";
  private static final String NOWHERE = "http://127.0.0.1:1/n";

  private final RunningSandbox sandbox = RunningSandbox.shared();
  private final WechatWire wechat = new WechatWire(sandbox);
  private final AlipayWire alipay = new AlipayWire(sandbox);
  private final String number = RunningSandbox.number("T");

  @AfterEach
  void goodDay() {
    sandbox.goodDay();
  }

  @Test
  void hangingTransferIsDoneButNeverAnswered() {
    sandbox.orderFaults("{\"hangRate\":1}");
    assertThatThrownBy(() -> alipayTransfer(number, "1.00"))
        .isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> wechatTransfer(number, 100)).isInstanceOf(UncheckedIOException.class);
    sandbox.goodDay();
    assertThat(status("ALIPAY", number)).isEqualTo("SUCCESS");
    assertThat(status("WECHAT", number)).isEqualTo("WAIT_USER_CONFIRM");
  }

  @Test
  void brokenLineAndSystemErrorHaveNoEffect() {
    sandbox.orderFaults("{\"dropBeforeRate\":1}");
    assertThatThrownBy(() -> wechatTransfer(number, 100)).isInstanceOf(UncheckedIOException.class);
    sandbox.orderFaults("{\"errorRate\":1}");
    assertThat(wechatTransfer(number, 100).statusCode()).isEqualTo(500);
    sandbox.goodDay();
    assertThat(sandbox.get("/sandbox/transfers/WECHAT/" + number).statusCode()).isEqualTo(404);
  }

  @Test
  void transfersStayInProcessingAsLongAsItIsOrdered() {
    sandbox.orderFaults("{\"transferResult\":\"PROCESSING\",\"qpsLimit\":null}");
    assertThat(alipayTransfer(number, "1.00").path("status").stringValue()).isEqualTo("DEALING");
    assertThat(RunningSandbox.json(wechatTransfer(number, 100).body()).path("state").stringValue())
        .isEqualTo("ACCEPTED");
    await().until(() -> status("WECHAT", number).equals("PROCESSING"));
    await().during(Duration.ofMillis(500)).until(() -> status("ALIPAY", number).equals("DEALING"));
    sandbox.goodDay();
    await().until(() -> status("ALIPAY", number).equals("SUCCESS"));
    await().until(() -> status("WECHAT", number).equals("WAIT_USER_CONFIRM"));

    sandbox.orderFaults("{\"transferResult\":\"PROCESSING\",\"qpsLimit\":null}");
    sandbox.decide("WECHAT", number, "confirm");
    await()
        .during(Duration.ofMillis(500))
        .until(() -> status("WECHAT", number).equals("TRANSFERING"));
    sandbox.goodDay();
    await().until(() -> status("WECHAT", number).equals("SUCCESS"));
  }

  @Test
  void transfersFailAsOrderedAfterTheyWereTakenOn() {
    sandbox.orderFaults("{\"transferResult\":\"FAIL\",\"qpsLimit\":null}");
    assertThat(alipayTransfer(number, "1.00").path("status").stringValue()).isEqualTo("DEALING");
    assertThat(wechatTransfer(number, 100).statusCode()).isEqualTo(200);
    await().until(() -> status("ALIPAY", number).equals("FAIL"));
    await().until(() -> status("WECHAT", number).equals("FAIL"));
  }

  @Test
  void refundsAndTransfersTakeFromOneBalanceAndPaymentsAddToIt() {
    String other = RunningSandbox.number("T");
    wechat.post(NATIVE, WechatWire.prepay(number, 1000, NOWHERE));
    sandbox.pay("WECHAT", number, "");
    sandbox.orderFaults("{\"merchantBalance\":150,\"qpsLimit\":null}");
    assertThat(wechatTransfer(number, 100).statusCode()).isEqualTo(200);
    assertNotEnough(wechatTransfer(other, 51));
    assertNotEnough(refund("RA" + number, 51));
    assertThat(refund("RB" + number, 50).statusCode()).isEqualTo(200);
    assertNotEnough(wechatTransfer(other, 1));

    assertThat(wechatTransfer(number, 100).statusCode()).as("known already").isEqualTo(200);
    sandbox.decide("WECHAT", number, "fail");
    assertThat(wechatTransfer(other, 100).statusCode()).isEqualTo(200);

    String paid = RunningSandbox.number("T");
    String third = RunningSandbox.number("T");
    assertNotEnough(wechatTransfer(third, 70));
    wechat.post(NATIVE, WechatWire.prepay(paid, 70, NOWHERE));
    sandbox.pay("WECHAT", paid, "");
    assertThat(wechatTransfer(third, 70).statusCode()).isEqualTo(200);
  }

  @Test
  void merchantWithoutMoneyIsRefusedAndMaySendTheSameNumberLater() {
    sandbox.orderFaults("{\"ALIPAY\":{\"merchantBalance\":99},\"qpsLimit\":null}");
    assertThat(alipayTransfer(number, "1.00").path("sub_code").stringValue())
        .isEqualTo("PAYER_BALANCE_NOT_ENOUGH");
    assertThat(sandbox.get("/sandbox/transfers/ALIPAY/" + number).statusCode()).isEqualTo(404);
    sandbox.goodDay();
    assertThat(alipayTransfer(number, "1.00").path("status").stringValue()).isEqualTo("SUCCESS");
  }

  @Test
  void lostNoticesOfTransfersComeOnceTheLineIsBackAndDuplicatedOnesTwice() {
    try (NoticeReceiver merchant = new NoticeReceiver().answering(204, "")) {
      sandbox.orderFaults("{\"dropNotifications\":true,\"qpsLimit\":null}");
      wechat.post(BILLS, WechatWire.transfer(number, 100, "oPayee", merchant.url(), ""));
      sandbox.decide("WECHAT", number, "confirm");
      await().during(Duration.ofMillis(300)).until(() -> merchant.received().isEmpty());
      sandbox.orderFaults("{\"duplicateNotifications\":true,\"qpsLimit\":null}");
      await().until(() -> merchant.received().size() == 2);
      assertThat(
              merchant.received().stream()
                  .map(it -> RunningSandbox.json(it.body()).path("id").stringValue())
                  .distinct())
          .hasSize(1);
    }
  }

  @Test
  void booksOfTheServicesTellWhatTheirBalanceCameFrom() {
    JsonNode before = books("WECHAT");
    sandbox.orderFaults("{\"feeBps\":60,\"qpsLimit\":null}");
    wechat.post(NATIVE, WechatWire.prepay(number, 10_000, NOWHERE));
    sandbox.pay("WECHAT", number, "");
    sandbox.goodDay();
    wechatTransfer(number, 3_000);
    sandbox.decide("WECHAT", number, "confirm");
    refund("R" + number, 1_000, 10_000);
    await().until(() -> sandbox.trade("WECHAT", number).path("refunded").longValue() == 1_000);
    JsonNode after = books("WECHAT");
    assertThat(grown(before, after, "received")).isEqualTo(10_000);
    assertThat(grown(before, after, "refunded")).isEqualTo(1_000);
    assertThat(grown(before, after, "paidOut")).isEqualTo(3_000);
    assertThat(grown(before, after, "fees")).isEqualTo(60);
    assertThat(grown(before, after, "balance")).isEqualTo(5_940);
    assertThat(after.path("account").stringValue()).isEqualTo(ServicesAccount.MCH_ID);
  }

  @Test
  void callsForTransfersAreCounted() {
    long before = counted("WECHAT", "POST " + BILLS);
    wechatTransfer(number, 100);
    assertThat(counted("WECHAT", "POST " + BILLS)).isEqualTo(before + 1);
    long transfers = counted("ALIPAY", TRANSFER);
    alipayTransfer(number, "1.00");
    assertThat(counted("ALIPAY", TRANSFER)).isEqualTo(transfers + 1);
  }

  private JsonNode alipayTransfer(String outBizNo, String amount) {
    return alipay.call(TRANSFER, AlipayWire.transfer(outBizNo, amount, "payee@sandbox.example"));
  }

  private HttpResponse<String> wechatTransfer(String outBillNo, long amount) {
    return wechat.post(BILLS, WechatWire.transfer(outBillNo, amount, "oPayee", NOWHERE, ""));
  }

  private HttpResponse<String> refund(String refundNo, long amount) {
    return refund(refundNo, amount, 1000);
  }

  private HttpResponse<String> refund(String refundNo, long amount, long total) {
    return wechat.post(
        "/v3/refund/domestic/refunds", WechatWire.refund(number, refundNo, amount, total, NOWHERE));
  }

  private static void assertNotEnough(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(RunningSandbox.json(answer.body()).path("code").stringValue())
        .isEqualTo("NOT_ENOUGH");
  }

  private String status(String channel, String outBizNo) {
    return sandbox.transfer(channel, outBizNo).path("status").stringValue();
  }

  private JsonNode books(String channel) {
    return RunningSandbox.json(sandbox.get("/sandbox/accounts/" + channel).body());
  }

  private long counted(String channel, String api) {
    return RunningSandbox.json(sandbox.get("/sandbox/stats").body())
        .path(channel)
        .path("byApi")
        .path(api)
        .longValue(0);
  }

  private static long grown(JsonNode before, JsonNode after, String field) {
    return after.path(field).longValue() - before.path(field).longValue();
  }
}
