package io.adpay.launcher.demo;

import io.adpay.launcher.client.AdPay;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A merchant sends what was recharged, or a part of it, back to the buyer.
 *
 * @param recharge the recharge, which was played before
 * @param amountFen how much goes back, in fen
 */
record Refund(Recharge recharge, long amountFen) implements Step {
  @Override
  public String title() {
    return "%s refunds %s of the %s paid by %s"
        .formatted(
            recharge.merchant(),
            Yuan.of(amountFen),
            Yuan.of(recharge.amountFen()),
            recharge.method().words());
  }

  @Override
  public void play(Stage stage) {
    AdPay.Session session = stage.as(recharge.merchant());
    long before = stage.available(recharge.merchant());
    String orderNo = stage.orderOf(recharge);

    String refundNo =
        session
            .post(
                "/api/v1/orders/" + orderNo + "/refunds",
                Map.of("amount", amountFen, "reason", "Demo refund"),
                stage.freshKey())
            .text("refundNo");
    stage.say("refund %s of order %s is asked for".formatted(refundNo, orderNo));
    JsonNode refund =
        stage.await(
            session,
            "/api/v1/refunds/" + refundNo,
            "refund " + refundNo + " to succeed",
            answer -> answer.path("status").asString("").equals("SUCCEEDED"));
    stage.say("SUCCEEDED at " + refund.path("finishedAt").asString(""));
    JsonNode order =
        stage.await(
            session,
            "/api/v1/orders/" + orderNo,
            "order " + orderNo + " to know of its refund",
            answer -> answer.path("refundedAmount").longValue() == amountFen);
    stage.say("the order is " + order.path("status").asString(""));
    stage.expectChange(recharge.merchant(), before, -amountFen);
  }
}
