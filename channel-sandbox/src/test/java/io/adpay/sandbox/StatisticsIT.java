package io.adpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the sandbox counts. */
class StatisticsIT {

  private final RunningSandbox sandbox = RunningSandbox.shared();
  private final AlipayWire alipay = new AlipayWire(sandbox);
  private final WechatWire wechat = new WechatWire(sandbox);

  @Test
  void signaturesOfOthersAreCounted() {
    long alipayBefore = stats("ALIPAY").path("badSignatures").longValue();
    long wechatBefore = stats("WECHAT").path("badSignatures").longValue();
    alipay.post(
        AlipayWire.signed(
            AlipayWire.parameters("alipay.trade.query", "{}", Map.of()),
            sandbox.account.alipay.getPrivate()));
    wechat.call(
        "GET",
        "/v3/refund/domestic/refunds/none",
        "",
        Instant.now().getEpochSecond(),
        ServicesAccount.MERCHANT_SERIAL,
        sandbox.account.alipayApp.getPrivate());
    assertThat(stats("ALIPAY").path("badSignatures").longValue()).isEqualTo(alipayBefore + 1);
    assertThat(stats("WECHAT").path("badSignatures").longValue()).isEqualTo(wechatBefore + 1);
  }

  @Test
  void buyersVisitIsNoCall() {
    JsonNode before = stats("ALIPAY");
    String number = RunningSandbox.number("V");
    sandbox.get(
        alipay.pageUrl(
            "alipay.trade.page.pay",
            "{\"out_trade_no\":\"%s\",\"total_amount\":\"1.00\",\"subject\":\"x\",\"product_code\":\"FAST_INSTANT_TRADE_PAY\"}"
                .formatted(number),
            "http://127.0.0.1:1/n",
            "http://m.example/"));
    alipay.call("alipay.trade.query", "{\"out_trade_no\":\"%s\"}".formatted(number));
    JsonNode after = stats("ALIPAY");
    assertThat(after.path("calls").longValue()).isEqualTo(before.path("calls").longValue() + 1);
    assertThat(byApi(after, "alipay.trade.page.pay"))
        .isEqualTo(byApi(before, "alipay.trade.page.pay") + 1);
    assertThat(byApi(after, "alipay.trade.query"))
        .isEqualTo(byApi(before, "alipay.trade.query") + 1);
  }

  @Test
  void moneyOfTheServicesIsToldByChannel() {
    JsonNode before = account();
    String number = RunningSandbox.number("M");
    alipay.call(
        "alipay.trade.precreate",
        "{\"out_trade_no\":\"%s\",\"total_amount\":\"9.00\",\"subject\":\"x\"}".formatted(number));
    sandbox.pay("ALIPAY", number, "");
    JsonNode after = account();
    assertThat(after.path("account").stringValue()).isEqualTo(ServicesAccount.ALIPAY_APP_ID);
    assertThat(after.path("received").longValue() - before.path("received").longValue())
        .isEqualTo(900);
    assertThat(after.path("balance").longValue() - before.path("balance").longValue())
        .isEqualTo(900);
  }

  private JsonNode account() {
    return RunningSandbox.json(sandbox.get("/sandbox/accounts/ALIPAY").body());
  }

  private JsonNode stats(String channel) {
    return RunningSandbox.json(sandbox.get("/sandbox/stats").body()).path(channel);
  }

  private static long byApi(JsonNode stats, String api) {
    return stats.path("byApi").path(api).longValue(0);
  }
}
