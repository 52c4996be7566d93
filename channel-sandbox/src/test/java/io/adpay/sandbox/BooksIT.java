package io.adpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a channel keeps of the services' account, listed as a whole. */
class BooksIT {

  private static final String NATIVE = "/v3/pay/transactions/native";
  private static final String NOWHERE = "http://127.0.0.1:1/n";

  private final RunningSandbox sandbox = RunningSandbox.shared();
  private final WechatWire wechat = new WechatWire(sandbox);
  private final AlipayWire alipay = new AlipayWire(sandbox);
  private final String number = RunningSandbox.number("B");

  @AfterEach
  void goodDay() {
    sandbox.goodDay();
  }

  @Test
  void paidTradeIsListedWithWhatTheBuyerReallyPaid() {
    wechat.post(NATIVE, WechatWire.prepay(number, 500, NOWHERE));
    sandbox.pay("WECHAT", number, "{\"amount\":499}");
    JsonNode line = line("WECHAT", "trades", "outTradeNo", number);
    assertThat(line.path("state").stringValue()).isEqualTo("PAID");
    assertThat(line.path("status").stringValue()).isEqualTo("SUCCESS");
    assertThat(line.path("total").longValue()).isEqualTo(500);
    assertThat(line.path("received").longValue()).isEqualTo(499);
    assertThat(line.path("refunded").longValue()).isZero();
    assertThat(line.path("tradeNo").stringValue()).startsWith("4200");
    assertThat(line.path("paidAt").isString()).isTrue();
  }

  @Test
  void codeThatNobodyScannedIsListedToo() {
    precreate();
    JsonNode line = line("ALIPAY", "trades", "outTradeNo", number);
    assertThat(line.path("state").stringValue()).isEqualTo("OFFERED");
    assertThat(line.path("status").stringValue()).isEqualTo("NOT_CREATED");
    assertThat(line.path("received").longValue()).isZero();
    assertThat(line.path("tradeNo").isNull()).isTrue();
  }

  @Test
  void refundIsListedUnderItsTradeAndCountsOnceTheBuyerHasIt() {
    precreate();
    sandbox.pay("ALIPAY", number, "");
    sandbox.orderFaults("{\"refundResult\":\"PROCESSING\",\"qpsLimit\":null}");
    String refund =
        "{\"out_trade_no\":\"%s\",\"refund_amount\":\"0.40\",\"out_request_no\":\"%sR\"}"
            .formatted(number, number);
    alipay.call("alipay.trade.refund", refund);
    JsonNode onItsWay = line("ALIPAY", "refunds", "outRefundNo", number + "R");
    assertThat(onItsWay.path("state").stringValue()).isEqualTo("PROCESSING");
    assertThat(onItsWay.path("status").isNull()).isTrue();
    assertThat(onItsWay.path("refunded").longValue()).isZero();
    sandbox.goodDay();
    alipay.call("alipay.trade.refund", refund);
    JsonNode done = line("ALIPAY", "refunds", "outRefundNo", number + "R");
    assertThat(done.path("outTradeNo").stringValue()).isEqualTo(number);
    assertThat(done.path("status").stringValue()).isEqualTo("REFUND_SUCCESS");
    assertThat(done.path("amount").longValue()).isEqualTo(40);
    assertThat(done.path("refunded").longValue()).isEqualTo(40);
  }

  @Test
  void transferIsListedAndCountsOnceThePayeeHasIt() {
    alipay.call(
        "alipay.fund.trans.uni.transfer", AlipayWire.transfer(number, "1.00", "a@sandbox.example"));
    JsonNode line = line("ALIPAY", "transfers", "outBizNo", number);
    assertThat(line.path("state").stringValue()).isEqualTo("SUCCEEDED");
    assertThat(line.path("status").stringValue()).isEqualTo("SUCCESS");
    assertThat(line.path("payee").stringValue()).isEqualTo("a@sandbox.example");
    assertThat(line.path("paidOut").longValue()).isEqualTo(100);
    assertThat(line.path("failure").isNull()).isTrue();
  }

  @Test
  void pagesJoinWithoutGapOrRepetition() {
    for (int i = 0; i < 5; i++) {
      wechat.post(NATIVE, WechatWire.prepay(number + i, 100, NOWHERE));
    }
    List<String> byTwos = numbers(all("WECHAT", "trades", 2));
    assertThat(byTwos).isEqualTo(numbers(all("WECHAT", "trades", 1000)));
    assertThat(new HashSet<>(byTwos)).hasSameSizeAs(byTwos);
    assertThat(byTwos)
        .containsSubsequence(number + 0, number + 1, number + 2, number + 3, number + 4);
  }

  @Test
  void nonsenseIsRefused() {
    for (String query : List.of("after=x", "after=-1", "limit=0", "limit=1001", "limit=")) {
      assertThat(sandbox.get("/sandbox/books/ALIPAY/trades?" + query).statusCode())
          .as(query)
          .isEqualTo(query.equals("limit=") ? 200 : 400);
    }
    assertThat(sandbox.get("/sandbox/books/PAYPAL/trades").statusCode()).isEqualTo(404);
  }

  private void precreate() {
    alipay.call(
        "alipay.trade.precreate",
        "{\"out_trade_no\":\"%s\",\"total_amount\":\"1.00\",\"subject\":\"Ads\"}"
            .formatted(number));
  }

  private JsonNode line(String channel, String book, String field, String value) {
    return all(channel, book, 1000).stream()
        .filter(line -> line.path(field).asString().equals(value))
        .findFirst()
        .orElseThrow();
  }

  private List<JsonNode> all(String channel, String book, int limit) {
    List<JsonNode> lines = new ArrayList<>();
    String after = "0";
    while (after != null) {
      JsonNode page =
          RunningSandbox.json(
              sandbox
                  .get(
                      "/sandbox/books/"
                          + channel
                          + "/"
                          + book
                          + "?after="
                          + after
                          + "&limit="
                          + limit)
                  .body());
      page.path("items").forEach(lines::add);
      after = page.path("next").stringValue(null);
    }
    return lines;
  }

  private static List<String> numbers(List<JsonNode> lines) {
    return lines.stream().map(line -> line.path("outTradeNo").asString()).toList();
  }
}
