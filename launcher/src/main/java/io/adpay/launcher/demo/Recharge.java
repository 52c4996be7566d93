package io.adpay.launcher.demo;

import io.adpay.launcher.client.AdPay;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A merchant puts money into the wallet: an order, a payment, a buyer who pays at the channel, and
 * the balance that is higher by that sum.
 *
 * @param merchant the client
 * @param method how it is paid
 * @param amountFen how much, in fen
 */
record Recharge(String merchant, PayMethod method, long amountFen) implements Step {
  private static final String DEMO_OPENID = "o-demo-buyer-0000000000000001";

  @Override
  public String title() {
    return "%s recharges %s by %s".formatted(merchant, Yuan.of(amountFen), method.words());
  }

  @Override
  public void play(Stage stage) {
    AdPay.Session session = stage.as(merchant);
    long before = stage.available(merchant);

    String orderNo = placeOrder(stage, session);
    stage.say("order " + orderNo + " is placed");
    stage.remember(this, orderNo);
    JsonNode payment = beginPayment(stage, session, orderNo);
    payAtTheChannel(stage, payment);
    JsonNode order = awaitCredit(stage, session, orderNo);
    stage.say("PAID at " + text(order, "paidAt") + ", credited at " + text(order, "creditedAt"));

    stage.expectChange(merchant, before, amountFen);
  }

  private String placeOrder(Stage stage, AdPay.Session session) {
    return session
        .post(
            "/api/v1/orders",
            Map.of("amount", amountFen, "subject", "Demo recharge"),
            stage.freshKey())
        .text("orderNo");
  }

  /** The action may wait in the buffer before the channel: then the payment is asked for it. */
  private JsonNode beginPayment(Stage stage, AdPay.Session session, String orderNo) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("channel", method.channel());
    body.put("method", method.method());
    if (method == PayMethod.WECHAT_JSAPI) {
      body.put("openid", DEMO_OPENID);
    }
    String paymentNo =
        session
            .post("/api/v1/orders/" + orderNo + "/payments", body, stage.freshKey())
            .text("paymentNo");
    JsonNode payment =
        stage.await(
            session,
            "/api/v1/payments/" + paymentNo,
            "the action of payment " + paymentNo,
            answer -> answer.path("action").isObject());
    stage.say(
        "payment %s is %s, its action a %s"
            .formatted(paymentNo, text(payment, "status"), text(payment.path("action"), "type")));
    return payment;
  }

  private void payAtTheChannel(Stage stage, JsonNode payment) {
    JsonNode action = payment.path("action");
    if (text(action, "type").equals("REDIRECT")) {
      stage.sandbox().open(URI.create(text(action, "url")));
      stage.say("the buyer opens the cashier");
    }
    stage.sandbox().pay(method.channel(), text(payment, "outTradeNo"));
    stage.say("the buyer pays " + Yuan.of(amountFen));
  }

  private static JsonNode awaitCredit(Stage stage, AdPay.Session session, String orderNo) {
    return stage.await(
        session,
        "/api/v1/orders/" + orderNo,
        "order " + orderNo + " to be paid and credited",
        order -> text(order, "status").equals("PAID") && order.path("creditedAt").isString());
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
