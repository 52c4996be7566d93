package io.adpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** WeChat Pay's protocol, line by line, as the services' account speaks it. */
class WechatProtocolIT {

  private static final String NATIVE = "/v3/pay/transactions/native";
  private static final String NOWHERE = "http://127.0.0.1:1/n";

  private final RunningSandbox sandbox = RunningSandbox.shared();
  private final WechatWire wechat = new WechatWire(sandbox);
  private final String number = RunningSandbox.number("W");

  @Test
  void everyWayToPayGivesItsOwnAnswerSigned() {
    HttpResponse<String> code = wechat.post(NATIVE, WechatWire.prepay(number, 8880, NOWHERE));
    assertThat(code.statusCode()).isEqualTo(200);
    assertThat(wechat.signedByWechatpay(code)).isTrue();
    assertThat(field(code, "code_url")).startsWith("weixin://wxpay/bizpayurl?pr=");

    HttpResponse<String> phone =
        wechat.post(
            "/v3/pay/transactions/h5",
            WechatWire.prepay(
                RunningSandbox.number("W"),
                100,
                NOWHERE,
                ",\"scene_info\":{\"payer_client_ip\":\"127.0.0.1\",\"h5_info\":{\"type\":\"Wap\"}}"));
    assertThat(wechat.signedByWechatpay(phone)).isTrue();
    assertThat(field(phone, "h5_url")).contains("prepay_id=wx", "&package=");

    HttpResponse<String> inside =
        wechat.post(
            "/v3/pay/transactions/jsapi",
            WechatWire.prepay(
                RunningSandbox.number("W"), 100, NOWHERE, ",\"payer\":{\"openid\":\"oBuyer\"}"));
    assertThat(wechat.signedByWechatpay(inside)).isTrue();
    assertThat(field(inside, "prepay_id")).startsWith("wx");

    HttpResponse<String> app =
        wechat.post(
            "/v3/pay/transactions/app",
            WechatWire.prepay(RunningSandbox.number("W"), 100, NOWHERE));
    assertThat(field(app, "prepay_id")).startsWith("wx");
  }

  @Test
  void sameOrderAgainGivesTheSameCodeAndAnythingElseIsRefused() {
    String first = field(wechat.post(NATIVE, WechatWire.prepay(number, 100, NOWHERE)), "code_url");
    assertThat(field(wechat.post(NATIVE, WechatWire.prepay(number, 100, NOWHERE)), "code_url"))
        .isEqualTo(first);
    assertError(
        wechat.post(NATIVE, WechatWire.prepay(number, 101, NOWHERE)), 403, "OUT_TRADE_NO_USED");
    assertError(
        wechat.post("/v3/pay/transactions/app", WechatWire.prepay(number, 100, NOWHERE)),
        403,
        "OUT_TRADE_NO_USED");
  }

  @Test
  void paidTradeIsQueriedBothWaysAndNotified() {
    try (NoticeReceiver merchant = new NoticeReceiver().answering(204, "")) {
      wechat.post(NATIVE, WechatWire.prepay(number, 8880, merchant.url(), ",\"attach\":\"附 加\""));
      assertThat(state(query())).isEqualTo("NOTPAY");
      assertThat(RunningSandbox.json(query().body()).has("transaction_id")).isFalse();
      sandbox.pay("WECHAT", number, "");

      HttpResponse<String> answer = query();
      assertThat(wechat.signedByWechatpay(answer)).isTrue();
      JsonNode transaction = RunningSandbox.json(answer.body());
      assertThat(transaction.path("trade_state").stringValue()).isEqualTo("SUCCESS");
      assertThat(transaction.path("trade_type").stringValue()).isEqualTo("NATIVE");
      assertThat(transaction.path("appid").stringValue()).isEqualTo(ServicesAccount.WECHAT_APP_ID);
      assertThat(transaction.path("mchid").stringValue()).isEqualTo(ServicesAccount.MCH_ID);
      assertThat(transaction.at("/amount/total").longValue()).isEqualTo(8880);
      assertThat(transaction.at("/amount/payer_total").longValue()).isEqualTo(8880);
      assertThat(transaction.path("attach").stringValue()).isEqualTo("附 加");
      assertThat(transaction.path("success_time").stringValue()).endsWith("+08:00");
      String id = transaction.path("transaction_id").stringValue();
      HttpResponse<String> byId =
          wechat.get("/v3/pay/transactions/id/" + id + "?mchid=" + ServicesAccount.MCH_ID);
      assertThat(RunningSandbox.json(byId.body())).isEqualTo(transaction);

      assertError(wechat.post(NATIVE, WechatWire.prepay(number, 8880, NOWHERE)), 400, "ORDERPAID");
      assertError(close(), 400, "ORDERPAID");

      await().until(() -> !merchant.received().isEmpty());
      NoticeReceiver.Received notice = merchant.received().getFirst();
      assertThat(wechat.verifies(notice)).isTrue();
      JsonNode envelope = RunningSandbox.json(notice.body());
      assertThat(envelope.path("event_type").stringValue()).isEqualTo("TRANSACTION.SUCCESS");
      assertThat(envelope.path("resource_type").stringValue()).isEqualTo("encrypt-resource");
      assertThat(envelope.at("/resource/algorithm").stringValue()).isEqualTo("AEAD_AES_256_GCM");
      assertThat(envelope.at("/resource/original_type").stringValue()).isEqualTo("transaction");
      assertThat(WechatWire.resource(envelope)).isEqualTo(transaction);
      await()
          .untilAsserted(
              () ->
                  assertThat(
                          sandbox
                              .trade("WECHAT", number)
                              .at("/notifications/acknowledged")
                              .intValue())
                      .isEqualTo(1));
    }
  }

  @Test
  void noticeIsRepeatedUnderTheSameIdUntilItIsAcknowledged() {
    try (NoticeReceiver merchant = new NoticeReceiver().answering(500, "{\"code\":\"FAIL\"}")) {
      wechat.post(NATIVE, WechatWire.prepay(number, 100, merchant.url()));
      sandbox.pay("WECHAT", number, "");
      await().until(() -> merchant.received().size() >= 3);
      assertThat(
              merchant.received().stream()
                  .map(it -> RunningSandbox.json(it.body()).path("id").stringValue())
                  .distinct())
          .hasSize(1);
      assertThat(merchant.received()).allMatch(wechat::verifies);
    }
  }

  @Test
  void closeAnswersWithASigned204() {
    wechat.post(NATIVE, WechatWire.prepay(number, 100, NOWHERE));
    HttpResponse<String> closed = close();
    assertThat(closed.statusCode()).isEqualTo(204);
    assertThat(wechat.signedByWechatpay(closed)).isTrue();
    assertThat(state(query())).isEqualTo("CLOSED");
    assertError(close(), 400, "ORDER_CLOSED");
    assertError(wechat.post(NATIVE, WechatWire.prepay(number, 100, NOWHERE)), 400, "ORDER_CLOSED");
    assertThat(sandbox.pay("WECHAT", number, "").statusCode()).isEqualTo(409);
    assertThat(sandbox.pay("WECHAT", number, "{\"evenIfClosed\":true}").statusCode())
        .isEqualTo(200);
    assertThat(state(query())).isEqualTo("SUCCESS");
  }

  @Test
  void expiredOrderIsNotClosedButCantBePaid() {
    String soon =
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            Instant.now().plusSeconds(2).atZone(ZoneId.of("Asia/Shanghai")));
    wechat.post(
        NATIVE, WechatWire.prepay(number, 100, NOWHERE, ",\"time_expire\":\"" + soon + "\""));
    Instant expiry = Instant.now().plusSeconds(3);
    await().until(() -> Instant.now().isAfter(expiry));
    assertThat(sandbox.pay("WECHAT", number, "").statusCode()).isEqualTo(409);
    assertThat(state(query())).isEqualTo("NOTPAY");
    assertThat(close().statusCode()).isEqualTo(204);
  }

  @Test
  void refundIsTakenOnFirstAndDoneLater() {
    try (NoticeReceiver merchant = new NoticeReceiver()) {
      wechat.post(NATIVE, WechatWire.prepay(number, 1000, NOWHERE));
      sandbox.pay("WECHAT", number, "");
      String refundNo = RunningSandbox.number("R");
      HttpResponse<String> taken = refund(refundNo, 400, merchant.url());
      assertThat(taken.statusCode()).isEqualTo(200);
      assertThat(wechat.signedByWechatpay(taken)).isTrue();
      assertThat(field(taken, "status")).isEqualTo("PROCESSING");
      assertThat(field(refund(refundNo, 400, merchant.url()), "refund_id"))
          .isEqualTo(field(taken, "refund_id"));
      assertError(refund(refundNo, 401, NOWHERE), 400, "INVALID_REQUEST");
      assertError(refund(RunningSandbox.number("R"), 601, NOWHERE), 400, "INVALID_REQUEST");

      await()
          .untilAsserted(
              () -> assertThat(field(refundQuery(refundNo), "status")).isEqualTo("SUCCESS"));
      JsonNode done = RunningSandbox.json(refundQuery(refundNo).body());
      assertThat(done.path("success_time").stringValue()).endsWith("+08:00");
      assertThat(done.at("/amount/refund").longValue()).isEqualTo(400);
      assertThat(done.at("/amount/total").longValue()).isEqualTo(1000);
      assertThat(state(query())).isEqualTo("REFUND");
      assertThat(sandbox.trade("WECHAT", number).path("refunded").longValue()).isEqualTo(400);

      await().until(() -> !merchant.received().isEmpty());
      NoticeReceiver.Received notice = merchant.received().getFirst();
      assertThat(wechat.verifies(notice)).isTrue();
      JsonNode envelope = RunningSandbox.json(notice.body());
      assertThat(envelope.path("event_type").stringValue()).isEqualTo("REFUND.SUCCESS");
      JsonNode resource = WechatWire.resource(envelope);
      assertThat(resource.path("out_refund_no").stringValue()).isEqualTo(refundNo);
      assertThat(resource.path("refund_status").stringValue()).isEqualTo("SUCCESS");
      assertThat(resource.at("/amount/refund").longValue()).isEqualTo(400);
    }
  }

  @Test
  void whatNobodyKnowsIsNotThere() {
    assertError(query(), 404, "ORDER_NOT_EXIST");
    assertError(close(), 404, "ORDER_NOT_EXIST");
    assertError(refundQuery("R00000001"), 404, "RESOURCE_NOT_EXISTS");
    assertError(wechat.get("/v3/certificates"), 404, "RESOURCE_NOT_EXISTS");
    assertError(wechat.post("/v3/transfer/batches", "{}"), 404, "RESOURCE_NOT_EXISTS");
  }

  @Test
  void callThatTheMerchantDidNotSignNowIsRefused() {
    long now = Instant.now().getEpochSecond();
    String serial = ServicesAccount.MERCHANT_SERIAL;
    String target = "/v3/pay/transactions/out-trade-no/x123456?mchid=" + ServicesAccount.MCH_ID;
    var own = sandbox.account.merchant.getPrivate();
    var wrong = sandbox.account.wechatpay.getPrivate();
    assertError(wechat.call("GET", target, "", now - 301, serial, own), 401, "SIGN_ERROR");
    assertError(wechat.call("GET", target, "", now + 330, serial, own), 401, "SIGN_ERROR");
    assertError(wechat.call("GET", target, "", now, "00", own), 401, "SIGN_ERROR");
    assertError(wechat.call("GET", target, "", now, serial, wrong), 401, "SIGN_ERROR");
    assertError(sandbox.get(target), 401, "SIGN_ERROR");
    assertError(wechat.call("GET", target, "", now - 290, serial, own), 404, "ORDER_NOT_EXIST");
  }

  @Test
  void nonsenseIsRefusedByName() {
    assertError(wechat.post(NATIVE, "{"), 400, "PARAM_ERROR");
    assertError(wechat.post(NATIVE, WechatWire.prepay("short", 1, NOWHERE)), 400, "PARAM_ERROR");
    assertError(wechat.post(NATIVE, WechatWire.prepay(number, 0, NOWHERE)), 400, "PARAM_ERROR");
    assertError(
        wechat.post(NATIVE, WechatWire.prepay(number, 2_147_483_648L, NOWHERE)),
        400,
        "PARAM_ERROR");
    assertError(
        wechat.post(NATIVE, WechatWire.prepay(number, 1, "http://m.example/n?a=1")),
        400,
        "PARAM_ERROR");
    assertError(
        wechat.get("/v3/pay/transactions/out-trade-no/" + number + "?mchid=1900000002"),
        400,
        "PARAM_ERROR");
  }

  /** The official SDK looks the headers up by these very spellings. */
  @Test
  void signatureHeadersKeepTheirSpellingOnTheWire() throws IOException {
    String request =
        "GET /v3/pay/transactions/out-trade-no/x123456?mchid=%s HTTP/1.1\r\nHost: x\r\n"
                .formatted(ServicesAccount.MCH_ID)
            + "Authorization: WECHATPAY2-SHA256-RSA2048 mchid=\"%s\"\r\n"
                .formatted(ServicesAccount.MCH_ID)
            + "Connection: close\r\n\r\n";
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      socket.getInputStream().transferTo(answer);
      assertThat(answer.toString(StandardCharsets.UTF_8))
          .contains(
              "\r\nWechatpay-Timestamp: ",
              "\r\nWechatpay-Nonce: ",
              "\r\nWechatpay-Serial: ",
              "\r\nWechatpay-Signature: ");
    }
  }

  @Test
  void phonePageLeadsToTheAddressThatTheMerchantAppended() {
    String url =
        field(
            wechat.post(
                "/v3/pay/transactions/h5",
                WechatWire.prepay(
                    number,
                    100,
                    NOWHERE,
                    ",\"scene_info\":{\"payer_client_ip\":\"127.0.0.1\",\"h5_info\":{\"type\":\"Wap\"}}")),
            "h5_url");
    String page =
        sandbox
            .send(
                HttpRequest.newBuilder(
                    URI.create(url + "&redirect_url=http%3A%2F%2Fm.example%2Fdone%3Fx%3D1")))
            .body();
    assertThat(page).contains("value=\"http://m.example/done?x=1\"");
    String action = page.replaceAll("(?s).*action=\"(/cashier/[0-9a-f]+/pay)\".*", "$1");
    HttpResponse<String> paid =
        sandbox.form(action, "redirectUrl=http%3A%2F%2Fm.example%2Fdone%3Fx%3D1");
    assertThat(paid.headers().firstValue("Location")).contains("http://m.example/done?x=1");
    assertThat(state(query())).isEqualTo("SUCCESS");
  }

  private HttpResponse<String> query() {
    return wechat.get(
        "/v3/pay/transactions/out-trade-no/" + number + "?mchid=" + ServicesAccount.MCH_ID);
  }

  private HttpResponse<String> close() {
    return wechat.post(
        "/v3/pay/transactions/out-trade-no/" + number + "/close",
        "{\"mchid\":\"" + ServicesAccount.MCH_ID + "\"}");
  }

  private HttpResponse<String> refund(String refundNo, long amount, String url) {
    return wechat.post(
        "/v3/refund/domestic/refunds", WechatWire.refund(number, refundNo, amount, 1000, url));
  }

  private HttpResponse<String> refundQuery(String refundNo) {
    return wechat.get("/v3/refund/domestic/refunds/" + refundNo);
  }

  private static String field(HttpResponse<String> answer, String name) {
    return RunningSandbox.json(answer.body()).path(name).asString("");
  }

  private static String state(HttpResponse<String> answer) {
    return field(answer, "trade_state");
  }

  private static void assertError(HttpResponse<String> answer, int status, String code) {
    assertThat(field(answer, "code")).as(answer.body()).isEqualTo(code);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(field(answer, "message")).isNotEmpty();
  }
}
