package io.adpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The bad days that can be ordered, and what they do to a merchant. */
class FaultsIT {

  private static final String NATIVE = "/v3/pay/transactions/native";
  private static final String NOWHERE = "http://127.0.0.1:1/n";

  private final RunningSandbox sandbox = RunningSandbox.shared();
  private final WechatWire wechat = new WechatWire(sandbox);
  private final AlipayWire alipay = new AlipayWire(sandbox);
  private final String number = RunningSandbox.number("F");

  @AfterEach
  void goodDay() {
    sandbox.goodDay();
  }

  @Test
  void connectionCutBeforeAcceptingHasNoEffect() {
    sandbox.orderFaults("{\"WECHAT\":{\"dropBeforeRate\":1}}");
    assertThatThrownBy(this::prepay).isInstanceOf(UncheckedIOException.class);
    sandbox.goodDay();
    assertThat(sandbox.get("/sandbox/trades/WECHAT/" + number).statusCode()).isEqualTo(404);
    assertThat(prepay().statusCode()).isEqualTo(200);
  }

  @Test
  void cutConnectionCarriesNotOneByte() throws IOException {
    sandbox.orderFaults("{\"dropBeforeRate\":1}");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port())) {
      String request = "POST /gateway.do HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void hangingCallIsDoneButNeverAnswered() {
    sandbox.orderFaults("{\"hangRate\":1}");
    assertThatThrownBy(this::prepay).isInstanceOf(UncheckedIOException.class);
    sandbox.goodDay();
    assertThat(sandbox.trade("WECHAT", number).path("status").stringValue()).isEqualTo("NOTPAY");
  }

  @Test
  void systemErrorIsTheChannelsOwnAndHasNoEffect() {
    sandbox.orderFaults("{\"errorRate\":1}");
    HttpResponse<String> answer = prepay();
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(RunningSandbox.json(answer.body()).path("code").stringValue())
        .isEqualTo("SYSTEM_ERROR");
    String unsigned =
        alipay
            .post(
                AlipayWire.signed(
                    AlipayWire.parameters("alipay.trade.precreate", precreate("1.00"), Map.of()),
                    sandbox.account.alipayApp.getPrivate()))
            .body();
    assertThat(unsigned).contains("\"20000\"", "isp.unknow-error");
    sandbox.goodDay();
    assertThat(sandbox.get("/sandbox/trades/WECHAT/" + number).statusCode()).isEqualTo(404);
    assertThat(sandbox.get("/sandbox/trades/ALIPAY/" + number).statusCode()).isEqualTo(404);
  }

  @Test
  void latencyIsWaitedFor() {
    sandbox.orderFaults("{\"ALIPAY\":{\"latencyMs\":400}}");
    Instant start = Instant.now();
    alipay.call("alipay.trade.precreate", precreate("1.00"));
    assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(399));
  }

  @Test
  void callsBeyondTheLimitAreRefusedPlainlyWithoutEffect() throws Exception {
    sandbox.orderFaults("{\"WECHAT\":{\"qpsLimit\":5}}");
    JsonNode before = stats();
    List<String> numbers =
        IntStream.range(0, 20).mapToObj(i -> RunningSandbox.number("Q")).toList();
    List<HttpResponse<String>> answers =
        atOnce(
            numbers.stream()
                .<Callable<HttpResponse<String>>>map(
                    each -> () -> wechat.post(NATIVE, WechatWire.prepay(each, 1, NOWHERE)))
                .toList());
    long refused = answers.stream().filter(it -> it.statusCode() == 403).count();
    assertThat(refused).isPositive();
    for (int i = 0; i < numbers.size(); i++) {
      boolean accepted = answers.get(i).statusCode() == 200;
      int known = sandbox.get("/sandbox/trades/WECHAT/" + numbers.get(i)).statusCode();
      assertThat(known).isEqualTo(accepted ? 200 : 404);
      if (!accepted) {
        assertThat(answers.get(i).body()).isEmpty();
      }
    }
    JsonNode after = stats();
    assertThat(after.path("calls").longValue() - before.path("calls").longValue()).isEqualTo(20);
    assertThat(
            after.path("rejectedByQpsLimit").longValue()
                - before.path("rejectedByQpsLimit").longValue())
        .isEqualTo(refused);
    assertThat(after.path("peakQps").intValue()).isGreaterThan(5);
    assertThat(after.path("byApi").path("POST " + NATIVE).longValue()).isGreaterThanOrEqualTo(20);

    sandbox.orderFaults("{\"qpsLimit\":null}");
    assertThat(
            atOnce(
                IntStream.range(0, 130)
                    .<Callable<HttpResponse<String>>>mapToObj(
                        i -> () -> wechat.get("/v3/refund/domestic/refunds/none"))
                    .toList()))
        .allMatch(it -> it.statusCode() == 404);
    sandbox.goodDay();
    theSecondInWhichTheseCallsCountIsOver(System.nanoTime());
  }

  /** Whoever calls next must not find them in the window. */
  private static void theSecondInWhichTheseCallsCountIsOver(long lastCallNanos) {
    await().until(() -> System.nanoTime() - lastCallNanos > TimeUnit.SECONDS.toNanos(1));
  }

  @Test
  void lostNoticesComeByTheScheduleOnceTheLineIsBack() {
    try (NoticeReceiver merchant = new NoticeReceiver()) {
      sandbox.orderFaults("{\"dropNotifications\":true}");
      wechat.post(NATIVE, WechatWire.prepay(number, 100, merchant.url()));
      sandbox.pay("WECHAT", number, "");
      await().during(Duration.ofMillis(400)).until(() -> merchant.received().isEmpty());
      assertThat(sandbox.trade("WECHAT", number).at("/notifications/sent").intValue()).isZero();
      sandbox.goodDay();
      await().until(() -> merchant.received().size() == 1);
    }
  }

  @Test
  void duplicatedNoticeComesTwiceUnderOneId() {
    try (NoticeReceiver merchant = new NoticeReceiver()) {
      sandbox.orderFaults("{\"duplicateNotifications\":true,\"shuffleNotifications\":true}");
      alipay.call("alipay.trade.precreate", precreate("1.00"), merchant.url());
      sandbox.pay("ALIPAY", number, "");
      await().until(() -> merchant.received().size() == 2);
      assertThat(merchant.received().stream().map(it -> it.form().get("notify_id")).distinct())
          .hasSize(1);
      await()
          .untilAsserted(
              () ->
                  assertThat(
                          sandbox
                              .trade("ALIPAY", number)
                              .at("/notifications/acknowledged")
                              .intValue())
                      .isEqualTo(2));
    }
  }

  @Test
  void delayedNoticeWaits() {
    try (NoticeReceiver merchant = new NoticeReceiver()) {
      sandbox.orderFaults("{\"notificationDelayMs\":900}");
      wechat.post(NATIVE, WechatWire.prepay(number, 100, merchant.url()));
      sandbox.pay("WECHAT", number, "");
      await().during(Duration.ofMillis(500)).until(() -> merchant.received().isEmpty());
      await().until(() -> merchant.received().size() == 1);
    }
  }

  @Test
  void buyerWhoIsPayingKeepsTheTradeOpen() {
    prepay();
    sandbox.orderFaults("{\"userPaying\":true}");
    HttpResponse<String> refused =
        wechat.post(
            "/v3/pay/transactions/out-trade-no/" + number + "/close",
            "{\"mchid\":\"" + ServicesAccount.MCH_ID + "\"}");
    assertThat(refused.statusCode()).isEqualTo(202);
    assertThat(RunningSandbox.json(refused.body()).path("code").stringValue())
        .isEqualTo("USERPAYING");
    assertThat(
            RunningSandbox.json(
                    wechat
                        .get(
                            "/v3/pay/transactions/out-trade-no/"
                                + number
                                + "?mchid="
                                + ServicesAccount.MCH_ID)
                        .body())
                .path("trade_state")
                .stringValue())
        .isEqualTo("USERPAYING");
    assertThat(sandbox.pay("WECHAT", number, "").statusCode()).isEqualTo(200);
  }

  @Test
  void emptyMerchantAccountRefusesRefundsUntilItIsFilled() {
    paidAtBoth();
    sandbox.orderFaults("{\"merchantBalance\":99}");
    HttpResponse<String> wechatRefund = wechatRefund("RB" + number);
    assertThat(wechatRefund.statusCode()).isEqualTo(403);
    assertThat(wechatRefund.body()).contains("NOT_ENOUGH");
    assertThat(alipayRefund("RB").path("sub_code").stringValue())
        .isEqualTo("ACQ.SELLER_BALANCE_NOT_ENOUGH");
    sandbox.goodDay();
    assertThat(wechatRefund("RB" + number).statusCode()).isEqualTo(200);
    assertThat(alipayRefund("RB").path("fund_change").stringValue()).isEqualTo("Y");
  }

  @Test
  void orderedBalanceRunsFromTheOrderOn() {
    paidAtBoth();
    sandbox.orderFaults("{\"merchantBalance\":100}");
    assertThat(alipayRefund("RF").path("fund_change").stringValue()).isEqualTo("Y");
    assertThat(alipayRefund("RG").path("sub_code").stringValue())
        .isEqualTo("ACQ.SELLER_BALANCE_NOT_ENOUGH");
    String more = RunningSandbox.number("F");
    alipay.call("alipay.trade.precreate", precreate("1.00").replace(number, more));
    sandbox.pay("ALIPAY", more, "");
    assertThat(alipayRefund("RG").path("fund_change").stringValue()).isEqualTo("Y");
  }

  @Test
  void refundsEndAsOrdered() {
    paidAtBoth();
    sandbox.orderFaults("{\"refundResult\":\"PROCESSING\"}");
    wechatRefund("RP" + number);
    assertThat(alipayRefund("RP").path("fund_change").stringValue()).isEqualTo("N");
    await()
        .during(Duration.ofMillis(700))
        .until(() -> refundStatus("RP" + number).equals("PROCESSING"));
    sandbox.goodDay();
    await().until(() -> refundStatus("RP" + number).equals("SUCCESS"));
    await().until(() -> sandbox.trade("ALIPAY", number).path("refunded").longValue() == 100);

    sandbox.orderFaults("{\"refundResult\":\"ABNORMAL\"}");
    wechatRefund("RA" + number);
    await().until(() -> refundStatus("RA" + number).equals("ABNORMAL"));
    sandbox.orderFaults("{\"refundResult\":\"CLOSED\"}");
    wechatRefund("RC" + number);
    await().until(() -> refundStatus("RC" + number).equals("CLOSED"));
    assertThat(alipayRefund("RC").path("sub_code").stringValue())
        .isEqualTo("ACQ.TRADE_NOT_ALLOW_REFUND");
    assertThat(sandbox.trade("WECHAT", number).path("refunded").longValue()).isEqualTo(100);
  }

  @Test
  void feeIsKeptOfWhatWasPaidAndTheBooksBalance() {
    String earlier = RunningSandbox.number("F");
    wechat.post(NATIVE, WechatWire.prepay(earlier, 1, NOWHERE));
    sandbox.pay("WECHAT", earlier, "");
    JsonNode before = balance();
    sandbox.orderFaults("{\"WECHAT\":{\"feeBps\":60}}");
    wechat.post(NATIVE, WechatWire.prepay(number, 10_000, NOWHERE));
    sandbox.pay("WECHAT", number, "");
    assertThat(sandbox.trade("WECHAT", number).path("fee").longValue()).isEqualTo(60);
    JsonNode after = balance();
    assertThat(after.path("fees").longValue() - before.path("fees").longValue()).isEqualTo(60);
    assertThat(after.path("balance").longValue() - before.path("balance").longValue())
        .isEqualTo(9_940);
    assertThat(after.path("balance").longValue())
        .isEqualTo(
            after.path("paid").longValue()
                - after.path("refunded").longValue()
                - after.path("paidOut").longValue()
                - after.path("fees").longValue());
  }

  @Test
  void orderReplacesTheOneBeforeAndNonsenseChangesNothing() {
    sandbox.orderFaults("{\"latencyMs\":5,\"ALIPAY\":{\"latencyMs\":7}}");
    HttpResponse<String> refused =
        sandbox.orderFaults(
            "{\"errorRate\":1.5,\"nonsense\":1,\"WECHAT\":{\"refundResult\":\"MAYBE\"}}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("errorRate", "nonsense", "WECHAT.refundResult");
    JsonNode inForce = RunningSandbox.json(sandbox.get("/sandbox/faults").body());
    assertThat(inForce.at("/ALIPAY/latencyMs").intValue()).isEqualTo(7);
    assertThat(inForce.at("/WECHAT/latencyMs").intValue()).isEqualTo(5);
    sandbox.orderFaults("{\"hangRate\":0.5}");
    inForce = RunningSandbox.json(sandbox.get("/sandbox/faults").body());
    assertThat(inForce.at("/ALIPAY/latencyMs").intValue()).isZero();
    assertThat(inForce.at("/ALIPAY/hangRate").doubleValue()).isEqualTo(0.5);
  }

  @Test
  void deletedOrderLeavesNothingButTheUsualLimit() {
    sandbox.orderFaults("{\"errorRate\":1,\"qpsLimit\":7}");
    assertThat(sandbox.deleteFaults().statusCode()).isEqualTo(204);
    JsonNode inForce = RunningSandbox.json(sandbox.get("/sandbox/faults").body());
    assertThat(inForce.at("/WECHAT/errorRate").doubleValue()).isZero();
    assertThat(inForce.at("/WECHAT/qpsLimit").intValue()).isEqualTo(100);
  }

  @Test
  void payIsRefusedWhenItMakesNoSense() {
    prepay();
    assertThat(sandbox.pay("WECHAT", number, "{\"amount\":0}").statusCode()).isEqualTo(400);
    assertThat(sandbox.pay("WECHAT", number, "{\"amount\":1.5}").statusCode()).isEqualTo(400);
    assertThat(sandbox.pay("WECHAT", number, "{\"sum\":1}").statusCode()).isEqualTo(400);
    assertThat(sandbox.pay("WECHAT", number, "{").statusCode()).isEqualTo(400);
    assertThat(sandbox.pay("PAYPAL", number, "").statusCode()).isEqualTo(404);
    assertThat(sandbox.pay("WECHAT", number, "{}").statusCode()).isEqualTo(200);
    assertThat(sandbox.pay("WECHAT", number, "{}").statusCode()).isEqualTo(409);
  }

  private HttpResponse<String> prepay() {
    return wechat.post(NATIVE, WechatWire.prepay(number, 1000, NOWHERE));
  }

  private void paidAtBoth() {
    prepay();
    sandbox.pay("WECHAT", number, "");
    alipay.call("alipay.trade.precreate", precreate("10.00"));
    sandbox.pay("ALIPAY", number, "");
  }

  private HttpResponse<String> wechatRefund(String refundNo) {
    return wechat.post(
        "/v3/refund/domestic/refunds", WechatWire.refund(number, refundNo, 100, 1000, NOWHERE));
  }

  private JsonNode alipayRefund(String requestNo) {
    return alipay.call(
        "alipay.trade.refund",
        "{\"out_trade_no\":\"%s\",\"refund_amount\":\"1.00\",\"out_request_no\":\"%s\"}"
            .formatted(number, requestNo));
  }

  private String refundStatus(String refundNo) {
    return RunningSandbox.json(wechat.get("/v3/refund/domestic/refunds/" + refundNo).body())
        .path("status")
        .asString("");
  }

  private String precreate(String amount) {
    return "{\"out_trade_no\":\"%s\",\"total_amount\":\"%s\",\"subject\":\"x\"}"
        .formatted(number, amount);
  }

  private JsonNode stats() {
    return RunningSandbox.json(sandbox.get("/sandbox/stats").body()).path("WECHAT");
  }

  private JsonNode balance() {
    for (JsonNode line : RunningSandbox.json(sandbox.get("/sandbox/balances").body())) {
      if (line.path("account").stringValue().equals(ServicesAccount.MCH_ID)) {
        return line;
      }
    }
    throw new AssertionError("No money of " + ServicesAccount.MCH_ID + " ever moved");
  }

  private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> futures = threads.invokeAll(calls);
      return futures.stream().map(FaultsIT::join).toList();
    }
  }

  private static <T> T join(Future<T> future) {
    return future.resultNow();
  }
}
