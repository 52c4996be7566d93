package io.adpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Alipay's transfers, byte by byte, as the services' account speaks of them. */
class AlipayTransferIT {

  private static final String TRANSFER = "alipay.fund.trans.uni.transfer";
  private static final String QUERY = "alipay.fund.trans.common.query";

  private final RunningSandbox sandbox = RunningSandbox.shared();
  private final AlipayWire alipay = new AlipayWire(sandbox);
  private final String number = RunningSandbox.number("P");

  @AfterEach
  void goodDay() {
    sandbox.goodDay();
  }

  @Test
  void transferIsDoneBeforeItIsAnsweredAndQueriedBothWays() {
    JsonNode done = alipay.call(TRANSFER, transfer("12.34"));
    assertThat(done.path("code").stringValue()).isEqualTo("10000");
    assertThat(done.path("out_biz_no").stringValue()).isEqualTo(number);
    assertThat(done.path("status").stringValue()).isEqualTo("SUCCESS");
    assertThat(done.path("order_id").stringValue()).hasSize(32);
    assertThat(done.path("pay_fund_order_id").stringValue()).hasSize(32);
    assertThat(done.path("trans_date").stringValue()).matches("\\d{4}-\\d\\d-\\d\\d .*");

    JsonNode query = alipay.call(QUERY, query(number));
    assertThat(query.path("status").stringValue()).isEqualTo("SUCCESS");
    assertThat(query.path("trans_amount").stringValue()).isEqualTo("12.34");
    assertThat(query.path("order_id").stringValue()).isEqualTo(done.path("order_id").stringValue());
    assertThat(query.path("pay_date").stringValue())
        .isEqualTo(done.path("trans_date").stringValue());
    assertThat(query.has("error_code")).isFalse();
    String byOrderId = "{\"order_id\":\"" + done.path("order_id").stringValue() + "\"}";
    assertThat(alipay.call(QUERY, byOrderId)).isEqualTo(query);
    assertThat(sandbox.transfer("ALIPAY", number).path("amount").longValue()).isEqualTo(1234);
  }

  @Test
  void sameTransferAgainPaysNothingMoreAndOtherContentsAreRefused() {
    long before = paidOut();
    JsonNode first = alipay.call(TRANSFER, transfer("5.00"));
    assertThat(alipay.call(TRANSFER, transfer("5.00"))).isEqualTo(first);
    assertThat(subCode(TRANSFER, transfer("5.01"))).isEqualTo("PAYMENT_INFO_INCONSISTENCY");
    assertThat(subCode(TRANSFER, transfer("5.00").replace("张三", "李四")))
        .isEqualTo("PAYMENT_INFO_INCONSISTENCY");
    assertThat(paidOut() - before).isEqualTo(500);
  }

  @Test
  void whatNobodyKnowsIsNotThere() {
    assertThat(subCode(QUERY, query("none"))).isEqualTo("ORDER_NOT_EXIST");
    assertThat(sandbox.get("/sandbox/transfers/ALIPAY/none").statusCode()).isEqualTo(404);
  }

  @Test
  void payeeWhoIsNotThereIsRefusedAndNothingIsKept() {
    assertThat(subCode(TRANSFER, to("nobody@sandbox.example"))).isEqualTo("PAYEE_NOT_EXIST");
    assertThat(subCode(TRANSFER, to("wrong-name@sandbox.example")))
        .isEqualTo("PAYEE_USER_INFO_ERROR");
    assertThat(subCode(QUERY, query(number))).isEqualTo("ORDER_NOT_EXIST");
    assertThat(alipay.call(TRANSFER, transfer("1.00")).path("status").stringValue())
        .isEqualTo("SUCCESS");
  }

  @Test
  void blockedPayeeIsFoundOutLaterAndToldOf() {
    long before = paidOut();
    try (NoticeReceiver merchant = new NoticeReceiver()) {
      JsonNode taken = alipay.call(TRANSFER, to("blocked@sandbox.example"), merchant.url());
      assertThat(taken.path("status").stringValue()).isEqualTo("DEALING");
      assertThat(taken.has("pay_fund_order_id")).isFalse();
      await().until(() -> status().equals("FAIL"));
      JsonNode failed = alipay.call(QUERY, query(number));
      assertThat(failed.path("code").stringValue()).isEqualTo("10000");
      assertThat(failed.path("error_code").stringValue()).isEqualTo("PAYEE_ACCOUNT_STATUS_ERROR");
      assertThat(failed.path("fail_reason").stringValue()).isNotEmpty();
      assertThat(failed.has("pay_date")).isFalse();
      await().until(() -> !merchant.received().isEmpty());
      Map<String, String> notice = merchant.received().getFirst().form();
      assertThat(alipay.verifiesAsNotice(notice)).isTrue();
      JsonNode content = RunningSandbox.json(notice.get("biz_content"));
      assertThat(content.path("status").stringValue()).isEqualTo("FAIL");
      assertThat(content.path("error_code").stringValue()).isEqualTo("PAYEE_ACCOUNT_STATUS_ERROR");
    }
    assertThat(paidOut()).isEqualTo(before);
  }

  @Test
  void messageComesToTheApplicationsOwnAddressWhereNoneIsNamed() {
    JsonNode done = alipay.call(TRANSFER, transfer("7.00"));
    await().until(() -> sandbox.messages.received().stream().anyMatch(this::isOurs));
    Map<String, String> notice =
        sandbox.messages.received().stream().filter(this::isOurs).findFirst().orElseThrow().form();
    assertThat(alipay.verifiesAsNotice(notice)).isTrue();
    assertThat(notice)
        .containsEntry("msg_method", "alipay.fund.trans.order.changed")
        .containsEntry("app_id", ServicesAccount.ALIPAY_APP_ID)
        .containsKeys("notify_id", "notify_time", "utc_timestamp");
    JsonNode content = RunningSandbox.json(notice.get("biz_content"));
    assertThat(content.path("out_biz_no").stringValue()).isEqualTo(number);
    assertThat(content.path("order_id").stringValue())
        .isEqualTo(done.path("order_id").stringValue());
    assertThat(content.path("status").stringValue()).isEqualTo("SUCCESS");
    assertThat(content.path("trans_amount").stringValue()).isEqualTo("7.00");
    assertThat(content.path("pay_date").stringValue())
        .isEqualTo(done.path("trans_date").stringValue());
    await()
        .untilAsserted(
            () ->
                assertThat(
                        sandbox
                            .transfer("ALIPAY", number)
                            .at("/notifications/acknowledged")
                            .intValue())
                    .isEqualTo(1));
  }

  @Test
  void transferInDealingIsFailedByHandAndThenItIsOver() {
    sandbox.orderFaults("{\"transferResult\":\"PROCESSING\",\"qpsLimit\":null}");
    assertThat(alipay.call(TRANSFER, transfer("1.00")).path("status").stringValue())
        .isEqualTo("DEALING");
    assertThat(sandbox.decide("ALIPAY", number, "confirm").statusCode()).isEqualTo(409);
    JsonNode failed = RunningSandbox.json(sandbox.decide("ALIPAY", number, "fail").body());
    assertThat(failed.path("status").stringValue()).isEqualTo("FAIL");
    assertThat(failed.path("failure").stringValue()).isEqualTo("PAYEE_ACCOUNT_STATUS_ERROR");
    assertThat(sandbox.decide("ALIPAY", number, "fail").statusCode()).isEqualTo(409);
    assertThat(alipay.call(TRANSFER, transfer("1.00")).path("status").stringValue())
        .isEqualTo("FAIL");
  }

  @Test
  void nonsenseIsRefusedByName() {
    assertInvalid(transfer("0.09"), "trans_amount");
    assertInvalid(transfer("1.001"), "trans_amount");
    assertInvalid(transfer("1.00").replace("TRANS_ACCOUNT_NO_PWD", "X"), "product_code");
    assertInvalid(transfer("1.00").replace("DIRECT_TRANSFER", "X"), "biz_scene");
    assertInvalid(transfer("1.00").replace("ALIPAY_LOGON_ID", "EMAIL"), "identity_type");
    assertInvalid(transfer("1.00").replace("张三", ""), "payee_info.name");
    assertInvalid(transfer("1.00").replace(number, "a-b"), "out_biz_no");
    assertThat(subCode(QUERY, "{\"out_biz_no\":\"" + number + "\"}"))
        .isEqualTo("INVALID_PARAMETER");
    assertThat(alipay.call(TRANSFER, transfer("0.10")).path("status").stringValue())
        .isEqualTo("SUCCESS");
  }

  private void assertInvalid(String bizContent, String parameter) {
    JsonNode answer = alipay.call(TRANSFER, bizContent);
    assertThat(answer.path("code").stringValue()).isEqualTo("40004");
    assertThat(answer.path("sub_code").stringValue()).isEqualTo("INVALID_PARAMETER");
    assertThat(answer.path("sub_msg").stringValue()).contains(parameter);
  }

  private boolean isOurs(NoticeReceiver.Received notice) {
    return notice.form().getOrDefault("biz_content", "").contains(number);
  }

  private String subCode(String method, String bizContent) {
    JsonNode answer = alipay.call(method, bizContent);
    assertThat(answer.path("code").stringValue()).isEqualTo("40004");
    return answer.path("sub_code").stringValue();
  }

  private String status() {
    return alipay.call(QUERY, query(number)).path("status").stringValue();
  }

  private long paidOut() {
    return RunningSandbox.json(sandbox.get("/sandbox/accounts/ALIPAY").body())
        .path("paidOut")
        .longValue();
  }

  private String transfer(String amount) {
    return AlipayWire.transfer(number, amount, "payee@sandbox.example");
  }

  private String to(String identity) {
    return AlipayWire.transfer(number, "1.00", identity);
  }

  private static String query(String outBizNo) {
    return "{\"out_biz_no\":\"%s\",\"product_code\":\"TRANS_ACCOUNT_NO_PWD\",\"biz_scene\":\"DIRECT_TRANSFER\"}"
        .formatted(outBizNo);
  }
}
