package io.adpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Alipay's protocol, byte by byte, as the services' account speaks it. */
class AlipayProtocolIT {

  private static final String PRECREATE = "alipay.trade.precreate";
  private static final String QUERY = "alipay.trade.query";
  private static final String CLOSE = "alipay.trade.close";
  private static final String REFUND = "alipay.trade.refund";
  private static final String REFUND_QUERY = "alipay.trade.fastpay.refund.query";

  private final RunningSandbox sandbox = RunningSandbox.shared();
  private final AlipayWire alipay = new AlipayWire(sandbox);
  private final String number = RunningSandbox.number("A");

  @Test
  void precreatedCodeIsNoTradeUntilItIsScanned() {
    JsonNode code = alipay.call(PRECREATE, order("88.80", "账户充值"));
    assertThat(code.path("code").stringValue()).isEqualTo("10000");
    assertThat(code.path("out_trade_no").stringValue()).isEqualTo(number);
    assertThat(subCode(QUERY, byNumber())).isEqualTo("ACQ.TRADE_NOT_EXIST");
    assertThat(subCode(CLOSE, byNumber())).isEqualTo("ACQ.TRADE_NOT_EXIST");

    String path = URI.create(code.path("qr_code").stringValue()).getPath();
    HttpResponse<String> scanned = sandbox.get(path);
    assertThat(scanned.statusCode()).isEqualTo(303);
    sandbox.get(scanned.headers().firstValue("Location").orElseThrow());

    assertThat(alipay.call(QUERY, byNumber()).path("trade_status").stringValue())
        .isEqualTo("WAIT_BUYER_PAY");
  }

  @Test
  void sameOrderAgainGivesTheSameCodeAndAnotherSumIsRefused() {
    String first = alipay.call(PRECREATE, order("1.00", "x")).path("qr_code").stringValue();
    assertThat(alipay.call(PRECREATE, order("1.00", "x")).path("qr_code").stringValue())
        .isEqualTo(first);
    assertThat(subCode(PRECREATE, order("1.01", "x"))).isEqualTo("ACQ.CONTEXT_INCONSISTENT");
  }

  @Test
  void paidTradeIsQueriedNotifiedAndNeverSoldAgain() {
    try (NoticeReceiver merchant = new NoticeReceiver()) {
      alipay.call(PRECREATE, order("88.80", "充值 A&B=<\"'>"), merchant.url());
      assertThat(sandbox.pay("ALIPAY", number, "").statusCode()).isEqualTo(200);

      JsonNode query = alipay.call(QUERY, byNumber());
      assertThat(query.path("trade_status").stringValue()).isEqualTo("TRADE_SUCCESS");
      assertThat(query.path("total_amount").stringValue()).isEqualTo("88.80");
      assertThat(query.path("receipt_amount").stringValue()).isEqualTo("88.80");
      assertThat(query.path("trade_no").stringValue()).hasSize(28);
      assertThat(query.path("send_pay_date").stringValue()).matches("\\d{4}-\\d\\d-\\d\\d .*");
      assertThat(query.path("fund_bill_list").get(0).path("fund_channel").stringValue())
          .isEqualTo("ALIPAYACCOUNT");
      assertThat(subCode(PRECREATE, order("88.80", "x"))).isEqualTo("ACQ.TRADE_HAS_SUCCESS");
      assertThat(subCode(CLOSE, byNumber())).isEqualTo("ACQ.TRADE_STATUS_ERROR");

      await().until(() -> !merchant.received().isEmpty());
      Map<String, String> notice = merchant.received().getFirst().form();
      assertThat(alipay.verifiesAsNotice(notice)).isTrue();
      assertThat(notice)
          .containsEntry("notify_type", "trade_status_sync")
          .containsEntry("trade_status", "TRADE_SUCCESS")
          .containsEntry("app_id", ServicesAccount.ALIPAY_APP_ID)
          .containsEntry("seller_id", ServicesAccount.ALIPAY_SELLER_ID)
          .containsEntry("out_trade_no", number)
          .containsEntry("trade_no", query.path("trade_no").stringValue())
          .containsEntry("total_amount", "88.80")
          .containsEntry("subject", "充值 A&B=<\"'>");
      await()
          .untilAsserted(
              () ->
                  assertThat(
                          sandbox
                              .trade("ALIPAY", number)
                              .at("/notifications/acknowledged")
                              .intValue())
                      .isEqualTo(1));
    }
  }

  @Test
  void noticeIsRepeatedUnderTheSameIdUntilItIsAcknowledged() {
    try (NoticeReceiver merchant = new NoticeReceiver().answering(200, "failure")) {
      alipay.call(PRECREATE, order("1.00", "x"), merchant.url());
      sandbox.pay("ALIPAY", number, "");
      await().until(() -> merchant.received().size() >= 2);
      merchant.answering(200, "success");
      await()
          .untilAsserted(
              () ->
                  assertThat(
                          sandbox
                              .trade("ALIPAY", number)
                              .at("/notifications/acknowledged")
                              .intValue())
                      .isEqualTo(1));
      assertThat(merchant.received().stream().map(it -> it.form().get("notify_id")).distinct())
          .hasSize(1);
      assertThat(merchant.received()).allMatch(it -> alipay.verifiesAsNotice(it.form()));
    }
  }

  @Test
  void pageMakesTheTradeWhenItIsOpenedAndLeadsBackSigned() {
    String page =
        alipay.pageUrl(
            "alipay.trade.page.pay",
            product(order("5.00", "充值"), "FAST_INSTANT_TRADE_PAY"),
            "http://127.0.0.1:1/n",
            "http://merchant.example/back?a=http%3A%2F%2Fx%2F%3Fy%3D1");
    assertThat(sandbox.pay("ALIPAY", number, "").statusCode()).isEqualTo(404);
    assertThat(sandbox.get("/sandbox/trades/ALIPAY/" + number).statusCode()).isEqualTo(404);

    HttpResponse<String> opened = sandbox.get(page);
    assertThat(opened.statusCode()).isEqualTo(303);
    String cashier = URI.create(opened.headers().firstValue("Location").orElseThrow()).getPath();
    assertThat(alipay.call(QUERY, byNumber()).path("trade_status").stringValue())
        .isEqualTo("WAIT_BUYER_PAY");
    assertThat(sandbox.get(cashier).body()).contains("¥ 5.00", "充值", number, "确认付款");

    HttpResponse<String> paid = sandbox.form(cashier + "/pay", "redirectUrl=");
    assertThat(paid.statusCode()).isEqualTo(303);
    String back = paid.headers().firstValue("Location").orElseThrow();
    assertThat(back).startsWith("http://merchant.example/back?a=http%3A%2F%2Fx%2F%3Fy%3D1&");
    Map<String, String> parameters = new TreeMap<>(AlipayWire.queryOf(back));
    parameters.remove("a");
    assertThat(alipay.verifiesAsNotice(parameters)).isTrue();
    assertThat(parameters)
        .containsEntry("method", "alipay.trade.page.pay.return")
        .containsEntry("out_trade_no", number)
        .containsEntry("total_amount", "5.00");
  }

  @Test
  void phonePageTakesAFormAndItsCancelButtonLeadsToTheQuitUrl() {
    String content =
        product(order("5.00", "充值"), "QUICK_WAP_WAY\",\"quit_url\":\"http://merchant.example/quit");
    String page =
        alipay.pageUrl(
            "alipay.trade.wap.pay", content, "http://127.0.0.1:1/n", "http://m.example/");
    int query = page.indexOf('?');
    HttpResponse<String> opened = sandbox.form("/gateway.do", page.substring(query + 1));
    assertThat(opened.statusCode()).isEqualTo(303);
    String cashier = URI.create(opened.headers().firstValue("Location").orElseThrow()).getPath();
    HttpResponse<String> left = sandbox.form(cashier + "/leave", "redirectUrl=");
    assertThat(left.headers().firstValue("Location")).contains("http://merchant.example/quit");
    assertThat(alipay.call(QUERY, byNumber()).path("trade_status").stringValue())
        .isEqualTo("WAIT_BUYER_PAY");
  }

  @Test
  void tamperedPageIsRefusedAndMakesNoTrade() {
    String page =
        alipay
            .pageUrl(
                "alipay.trade.page.pay",
                product(order("5.00", "x"), "FAST_INSTANT_TRADE_PAY"),
                "http://127.0.0.1:1/n",
                "http://m.example/")
            .replace("5.00", "0.01");
    HttpResponse<String> opened = sandbox.get(page);
    assertThat(opened.statusCode()).isEqualTo(400);
    assertThat(opened.body()).contains("isv.invalid-signature");
    assertThat(sandbox.get("/sandbox/trades/ALIPAY/" + number).statusCode()).isEqualTo(404);
  }

  @Test
  void closedTradeCantBePaidUnlessTheMoneyComesAllTheSame() {
    scan("3.00");
    JsonNode closed = alipay.call(CLOSE, byNumber());
    assertThat(closed.path("out_trade_no").stringValue()).isEqualTo(number);
    assertThat(alipay.call(QUERY, byNumber()).path("trade_status").stringValue())
        .isEqualTo("TRADE_CLOSED");
    assertThat(subCode(PRECREATE, order("3.00", "x"))).isEqualTo("ACQ.TRADE_HAS_CLOSE");
    assertThat(sandbox.pay("ALIPAY", number, "").statusCode()).isEqualTo(409);
    assertThat(sandbox.pay("ALIPAY", number, "{\"evenIfClosed\":true}").statusCode())
        .isEqualTo(200);
    assertThat(alipay.call(QUERY, byNumber()).path("trade_status").stringValue())
        .isEqualTo("TRADE_SUCCESS");
  }

  @Test
  void tradeIsClosedWhenItsTimeIsOver() {
    String content = order("3.00", "x");
    String expiring =
        content.replace("}", ",\"time_expire\":\"" + AlipayWire.beijingTime(3) + "\"}");
    String code = alipay.call(PRECREATE, expiring).path("qr_code").stringValue();
    sandbox.get(URI.create(code).getPath().replace("/qr/", "/cashier/"));
    assertThat(alipay.call(QUERY, byNumber()).path("trade_status").stringValue())
        .isEqualTo("WAIT_BUYER_PAY");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                alipay
                    .call(QUERY, byNumber())
                    .path("trade_status")
                    .stringValue()
                    .equals("TRADE_CLOSED"));
    assertThat(sandbox.pay("ALIPAY", number, "").statusCode()).isEqualTo(409);
  }

  @Test
  void refundMovesMoneyOnceForEachNumber() {
    try (NoticeReceiver merchant = new NoticeReceiver()) {
      alipay.call(PRECREATE, order("10.00", "x"), merchant.url());
      sandbox.pay("ALIPAY", number, "");

      JsonNode first = alipay.call(REFUND, refund("4.00", "R1"));
      assertThat(first.path("fund_change").stringValue()).isEqualTo("Y");
      assertThat(first.path("refund_fee").stringValue()).isEqualTo("4.00");
      JsonNode again = alipay.call(REFUND, refund("4.00", "R1"));
      assertThat(again.path("fund_change").stringValue()).isEqualTo("N");
      assertThat(again.path("refund_fee").stringValue()).isEqualTo("4.00");
      assertThat(subCode(REFUND, refund("4.01", "R1"))).isEqualTo("ACQ.DISCORDANT_REPEAT_REQUEST");
      assertThat(subCode(REFUND, refund("6.01", "R2")))
          .isEqualTo("ACQ.REASON_TRADE_REFUND_FEE_ERR");

      JsonNode known = alipay.call(REFUND_QUERY, refundQuery("R1"));
      assertThat(known.path("refund_status").stringValue()).isEqualTo("REFUND_SUCCESS");
      assertThat(known.path("refund_amount").stringValue()).isEqualTo("4.00");
      assertThat(known.path("total_amount").stringValue()).isEqualTo("10.00");
      assertThat(known.path("gmt_refund_pay").isString()).isTrue();
      JsonNode unknown = alipay.call(REFUND_QUERY, refundQuery("R9"));
      assertThat(unknown.path("code").stringValue()).isEqualTo("10000");
      assertThat(unknown.has("refund_status")).isFalse();

      assertThat(alipay.call(REFUND, refund("6.00", "R2")).path("refund_fee").stringValue())
          .isEqualTo("10.00");
      assertThat(alipay.call(QUERY, byNumber()).path("trade_status").stringValue())
          .isEqualTo("TRADE_CLOSED");

      await().until(() -> merchant.received().size() >= 3);
      assertThat(merchant.received())
          .allMatch(it -> alipay.verifiesAsNotice(it.form()))
          .anySatisfy(
              it ->
                  assertThat(it.form())
                      .containsEntry("out_biz_no", "R1")
                      .containsEntry("refund_fee", "4.00")
                      .containsEntry("trade_status", "TRADE_SUCCESS"))
          .anySatisfy(
              it ->
                  assertThat(it.form())
                      .containsEntry("out_biz_no", "R2")
                      .containsEntry("trade_status", "TRADE_CLOSED"));
    }
  }

  @Test
  void unpaidTradeIsNotRefunded() {
    scan("10.00");
    assertThat(subCode(REFUND, refund("1.00", "R1"))).isEqualTo("ACQ.TRADE_STATUS_ERROR");
  }

  @Test
  void otherSumThanAskedForIsWhatTheChannelSpeaksOf() {
    alipay.call(PRECREATE, order("10.00", "x"));
    assertThat(sandbox.pay("ALIPAY", number, "{\"amount\":999}").statusCode()).isEqualTo(200);
    JsonNode query = alipay.call(QUERY, byNumber());
    assertThat(query.path("total_amount").stringValue()).isEqualTo("9.99");
    assertThat(query.path("receipt_amount").stringValue()).isEqualTo("9.99");
    assertThat(sandbox.trade("ALIPAY", number).path("amount").longValue()).isEqualTo(999);
  }

  @Test
  void gatewayErrorsAreNotSigned() {
    Map<String, String> tampered =
        AlipayWire.signed(
            AlipayWire.parameters(QUERY, byNumber(), Map.of()),
            sandbox.account.alipayApp.getPrivate());
    tampered.put("biz_content", "{\"out_trade_no\":\"other\"}");
    assertGatewayError(tampered, "40002", "isv.invalid-signature");
    assertGatewayError(
        signedBy(QUERY, Map.of(), sandbox.account.merchant.getPrivate()),
        "40002",
        "isv.invalid-signature");
    Map<String, String> stranger = AlipayWire.parameters(QUERY, byNumber(), Map.of());
    stranger.put("app_id", "2021999999999999");
    assertGatewayError(
        AlipayWire.signed(stranger, sandbox.account.alipayApp.getPrivate()),
        "40002",
        "isv.invalid-app-id");
    Map<String, String> unsigned = AlipayWire.parameters(QUERY, byNumber(), Map.of());
    assertGatewayError(unsigned, "40001", "isv.missing-signature");
    assertGatewayError(
        signedBy("alipay.trade.no.such", Map.of(), sandbox.account.alipayApp.getPrivate()),
        "40002",
        "isv.invalid-method");
  }

  @Test
  void nonsenseIsRefusedByName() {
    assertThat(subCode(PRECREATE, order("1.001", "x"))).isEqualTo("ACQ.INVALID_PARAMETER");
    assertThat(subCode(PRECREATE, order("0.00", "x"))).isEqualTo("ACQ.INVALID_PARAMETER");
    assertThat(subCode(PRECREATE, order("1.00", ""))).isEqualTo("ACQ.INVALID_PARAMETER");
    assertThat(subCode(PRECREATE, "no json")).isEqualTo("ACQ.INVALID_PARAMETER");
    assertThat(subCode(QUERY, "{}")).isEqualTo("ACQ.INVALID_PARAMETER");
  }

  @Test
  void answersComeAsHtmlLikeTheRealOnes() {
    HttpResponse<String> answer =
        alipay.post(signedBy(QUERY, Map.of(), sandbox.account.alipayApp.getPrivate()));
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
  }

  private void assertGatewayError(Map<String, String> request, String code, String subCode) {
    HttpResponse<String> answer = alipay.post(request);
    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode root = RunningSandbox.json(answer.body());
    assertThat(root.has("sign")).isFalse();
    JsonNode object = root.iterator().next();
    assertThat(object.path("code").stringValue()).isEqualTo(code);
    assertThat(object.path("sub_code").stringValue()).isEqualTo(subCode);
  }

  private Map<String, String> signedBy(String method, Map<String, String> more, PrivateKey key) {
    return AlipayWire.signed(AlipayWire.parameters(method, byNumber(), more), key);
  }

  private void scan(String amount) {
    String code = alipay.call(PRECREATE, order(amount, "x")).path("qr_code").stringValue();
    sandbox.get(URI.create(code).getPath().replace("/qr/", "/cashier/"));
  }

  private String subCode(String method, String bizContent) {
    JsonNode answer = alipay.call(method, bizContent);
    assertThat(answer.path("code").stringValue()).isEqualTo("40004");
    return answer.path("sub_code").stringValue();
  }

  private String order(String amount, String subject) {
    return "{\"out_trade_no\":\"%s\",\"total_amount\":\"%s\",\"subject\":\"%s\"}"
        .formatted(number, amount, subject.replace("\"", "\\\""));
  }

  private static String product(String order, String code) {
    return order.replace("}", ",\"product_code\":\"" + code + "\"}");
  }

  private String byNumber() {
    return "{\"out_trade_no\":\"%s\"}".formatted(number);
  }

  private String refund(String amount, String requestNo) {
    return "{\"out_trade_no\":\"%s\",\"refund_amount\":\"%s\",\"out_request_no\":\"%s\"}"
        .formatted(number, amount, requestNo);
  }

  private String refundQuery(String requestNo) {
    return "{\"out_trade_no\":\"%s\",\"out_request_no\":\"%s\",\"query_options\":[\"gmt_refund_pay\"]}"
        .formatted(number, requestNo);
  }
}
