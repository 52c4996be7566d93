package io.adpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** WeChat Pay's transfers, line by line, as the services' account speaks of them. */
class WechatTransferIT {

  private static final String BILLS = "/v3/fund-app/mch-transfer/transfer-bills";
  private static final String NOWHERE = "http://127.0.0.1:1/n";
  private static final String PAYEE = "oPayee";

  private final RunningSandbox sandbox = RunningSandbox.shared();
  private final WechatWire wechat = new WechatWire(sandbox);
  private final String number = RunningSandbox.number("P");

  @AfterEach
  void goodDay() {
    sandbox.goodDay();
  }

  @Test
  void transferWaitsForThePayeeAndIsToldOfOnceItIsPaid() {
    long before = paidOut();
    try (NoticeReceiver merchant = new NoticeReceiver().answering(204, "")) {
      HttpResponse<String> created =
          wechat.post(BILLS, WechatWire.transfer(number, 500, PAYEE, merchant.url(), ""));
      assertThat(created.statusCode()).isEqualTo(200);
      assertThat(wechat.signedByWechatpay(created)).isTrue();
      assertThat(field(created, "out_bill_no")).isEqualTo(number);
      assertThat(field(created, "state")).isEqualTo("WAIT_USER_CONFIRM");
      assertThat(field(created, "package_info")).isNotEmpty();
      assertThat(field(created, "create_time")).endsWith("+08:00");
      assertThat(paidOut()).isEqualTo(before);

      JsonNode confirmed = RunningSandbox.json(sandbox.decide("WECHAT", number, "confirm").body());
      assertThat(confirmed.path("status").stringValue()).isEqualTo("SUCCESS");
      assertThat(confirmed.path("amount").longValue()).isEqualTo(500);
      assertThat(paidOut() - before).isEqualTo(500);

      JsonNode bill = RunningSandbox.json(query().body());
      assertThat(wechat.signedByWechatpay(query())).isTrue();
      assertThat(bill.path("mch_id").stringValue()).isEqualTo(ServicesAccount.MCH_ID);
      assertThat(bill.path("appid").stringValue()).isEqualTo(ServicesAccount.WECHAT_APP_ID);
      assertThat(bill.path("state").stringValue()).isEqualTo("SUCCESS");
      assertThat(bill.path("transfer_amount").longValue()).isEqualTo(500);
      assertThat(bill.path("transfer_remark").stringValue()).isEqualTo("流量收益");
      assertThat(bill.path("openid").stringValue()).isEqualTo(PAYEE);
      assertThat(bill.path("update_time").stringValue()).endsWith("+08:00");
      String billNo = bill.path("transfer_bill_no").stringValue();
      assertThat(billNo).isEqualTo(field(created, "transfer_bill_no"));
      assertThat(RunningSandbox.json(wechat.get(BILLS + "/transfer-bill-no/" + billNo).body()))
          .isEqualTo(bill);

      await().until(() -> !merchant.received().isEmpty());
      NoticeReceiver.Received notice = merchant.received().getFirst();
      assertThat(wechat.verifies(notice)).isTrue();
      JsonNode envelope = RunningSandbox.json(notice.body());
      assertThat(envelope.path("event_type").stringValue()).isEqualTo("MCHTRANSFER.BILL.FINISHED");
      assertThat(envelope.path("resource_type").stringValue()).isEqualTo("encrypt-resource");
      assertThat(envelope.at("/resource/original_type").stringValue()).isEqualTo("mch_payment");
      JsonNode resource = WechatWire.resource(envelope);
      assertThat(resource.path("out_bill_no").stringValue()).isEqualTo(number);
      assertThat(resource.path("transfer_bill_no").stringValue()).isEqualTo(billNo);
      assertThat(resource.path("state").stringValue()).isEqualTo("SUCCESS");
      assertThat(resource.path("mch_id").stringValue()).isEqualTo(ServicesAccount.MCH_ID);
      assertThat(resource.path("transfer_amount").longValue()).isEqualTo(500);
      await()
          .untilAsserted(
              () ->
                  assertThat(
                          sandbox
                              .transfer("WECHAT", number)
                              .at("/notifications/acknowledged")
                              .intValue())
                      .isEqualTo(1));
    }
  }

  @Test
  void sameTransferAgainIsTheSameBillAndOtherContentsAreRefused() {
    HttpResponse<String> first = transfer(500, PAYEE);
    assertThat(RunningSandbox.json(transfer(500, PAYEE).body()))
        .isEqualTo(RunningSandbox.json(first.body()));
    assertError(transfer(501, PAYEE), 400, "ALREADY_EXISTS");
    assertError(transfer(500, "oOther"), 400, "ALREADY_EXISTS");
    sandbox.decide("WECHAT", number, "confirm");
    HttpResponse<String> later = transfer(500, PAYEE);
    assertThat(field(later, "state")).isEqualTo("SUCCESS");
    assertThat(RunningSandbox.json(later.body()).has("package_info")).isFalse();
    assertThat(sandbox.decide("WECHAT", number, "confirm").statusCode()).isEqualTo(409);
    assertThat(sandbox.decide("WECHAT", number, "fail").statusCode()).isEqualTo(409);
  }

  @Test
  void nameIsRequiredFromTwoThousandYuanAndTravelsEncrypted() {
    assertError(transfer(200_000, PAYEE), 400, "PARAM_ERROR");
    String name = Crypto.encrypt("张三", sandbox.account.wechatpay.getPublic());
    assertError(named(name, 29), 400, "PARAM_ERROR");
    HttpResponse<String> taken = named(name);
    assertThat(field(taken, "state")).isEqualTo("WAIT_USER_CONFIRM");
    String sameNameAgain = Crypto.encrypt("张三", sandbox.account.wechatpay.getPublic());
    assertThat(field(named(sameNameAgain), "transfer_bill_no"))
        .isEqualTo(field(taken, "transfer_bill_no"));
    String otherName = Crypto.encrypt("李四", sandbox.account.wechatpay.getPublic());
    assertError(named(otherName), 400, "ALREADY_EXISTS");
    assertError(named("张三"), 400, "PARAM_ERROR");
    assertError(
        named(Crypto.encrypt("张三", sandbox.account.merchant.getPublic())), 400, "PARAM_ERROR");
  }

  @Test
  void cancelledTransferIsNotPaidAndToldOf() {
    try (NoticeReceiver merchant = new NoticeReceiver()) {
      wechat.post(BILLS, WechatWire.transfer(number, 500, PAYEE, merchant.url(), ""));
      HttpResponse<String> cancelled = cancel();
      assertThat(cancelled.statusCode()).isEqualTo(200);
      assertThat(wechat.signedByWechatpay(cancelled)).isTrue();
      assertThat(field(cancelled, "state")).isEqualTo("CANCELING");
      assertThat(sandbox.decide("WECHAT", number, "confirm").statusCode()).isEqualTo(409);
      await().until(() -> field(query(), "state").equals("CANCELLED"));
      assertThat(field(cancel(), "state")).isEqualTo("CANCELLED");
      await().until(() -> !merchant.received().isEmpty());
      JsonNode resource =
          WechatWire.resource(RunningSandbox.json(merchant.received().getFirst().body()));
      assertThat(resource.path("state").stringValue()).isEqualTo("CANCELLED");
    }
  }

  @Test
  void paidTransferIsNotCancelled() {
    transfer(500, PAYEE);
    sandbox.decide("WECHAT", number, "confirm");
    assertError(cancel(), 400, "INVALID_REQUEST");
    assertThat(field(query(), "state")).isEqualTo("SUCCESS");
  }

  @Test
  void payeeWithWhomSomethingIsTheMatterIsRefusedOrFoundOutLater() {
    assertError(transfer(500, "oSandboxNobody"), 400, "PARAM_ERROR");
    assertError(query(), 404, "NOT_FOUND");
    assertThat(field(transfer(500, "oSandboxWrongName"), "state")).isEqualTo("ACCEPTED");
    await().until(() -> field(query(), "state").equals("FAIL"));
    assertThat(field(query(), "fail_reason")).isEqualTo("NAME_NOT_CORRECT");
    String other = RunningSandbox.number("P");
    wechat.post(BILLS, WechatWire.transfer(other, 500, "oSandboxBlocked", NOWHERE, ""));
    await()
        .until(
            () ->
                sandbox
                    .transfer("WECHAT", other)
                    .path("failure")
                    .asString("")
                    .equals("PAYEE_ACCOUNT_ABNORMAL"));
  }

  @Test
  void waitingTransferIsFailedByHand() {
    transfer(500, PAYEE);
    JsonNode failed = RunningSandbox.json(sandbox.decide("WECHAT", number, "fail").body());
    assertThat(failed.path("status").stringValue()).isEqualTo("FAIL");
    assertThat(field(query(), "fail_reason")).isEqualTo("PAYEE_ACCOUNT_ABNORMAL");
    assertThat(sandbox.decide("WECHAT", number, "confirm").statusCode()).isEqualTo(409);
  }

  @Test
  void whatNobodyKnowsIsNotThere() {
    assertError(query(), 404, "NOT_FOUND");
    assertError(wechat.get(BILLS + "/transfer-bill-no/1"), 404, "NOT_FOUND");
    assertError(cancel(), 404, "NOT_FOUND");
  }

  @Test
  void nonsenseIsRefusedByName() {
    String good = WechatWire.transfer(number, 500, PAYEE, NOWHERE, "");
    assertInvalid(good.replace(number, "a_b"), "out_bill_no");
    assertInvalid(good.replace("\"transfer_amount\":500", "\"transfer_amount\":0"), "amount");
    assertInvalid(good.replace("\"1005\"", "\"\""), "transfer_scene_id");
    assertInvalid(good.replace(PAYEE, ""), "openid");
    assertInvalid(good.replace("流量收益", ""), "transfer_remark");
    assertInvalid(good.replace(NOWHERE, NOWHERE + "?a=1"), "notify_url");
    assertInvalid(good.replace("岗位类型", ""), "transfer_scene_report_infos");
    assertError(
        wechat.post(BILLS, good.replace(ServicesAccount.WECHAT_APP_ID, "wx")),
        400,
        "INVALID_REQUEST");
  }

  private void assertInvalid(String body, String field) {
    HttpResponse<String> answer = wechat.post(BILLS, body);
    assertError(answer, 400, "PARAM_ERROR");
    assertThat(field(answer, "message")).contains(field);
  }

  private HttpResponse<String> transfer(long amount, String openid) {
    return wechat.post(BILLS, WechatWire.transfer(number, amount, openid, NOWHERE, ""));
  }

  private HttpResponse<String> named(String encryptedName) {
    return named(encryptedName, 200_000);
  }

  private HttpResponse<String> named(String encryptedName, long amount) {
    return wechat.post(
        BILLS,
        WechatWire.transfer(
            number, amount, PAYEE, NOWHERE, ",\"user_name\":\"" + encryptedName + "\""));
  }

  private HttpResponse<String> query() {
    return wechat.get(BILLS + "/out-bill-no/" + number);
  }

  private HttpResponse<String> cancel() {
    return wechat.post(BILLS + "/out-bill-no/" + number + "/cancel", "");
  }

  private long paidOut() {
    return RunningSandbox.json(sandbox.get("/sandbox/accounts/WECHAT").body())
        .path("paidOut")
        .longValue();
  }

  private static String field(HttpResponse<String> answer, String name) {
    return RunningSandbox.json(answer.body()).path(name).asString("");
  }

  private static void assertError(HttpResponse<String> answer, int status, String code) {
    assertThat(field(answer, "code")).as(answer.body()).isEqualTo(code);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(field(answer, "message")).isNotEmpty();
  }
}
