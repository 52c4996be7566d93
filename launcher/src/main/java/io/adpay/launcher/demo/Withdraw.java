package io.adpay.launcher.demo;

import io.adpay.launcher.client.AdPay;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A traffic owner takes earnings out. What the rules don't approve by themselves an operator does,
 * and where the channel asks the payee, the payee agrees.
 *
 * @param trafficOwner who
 * @param channel by which channel
 * @param account the payee's account there
 * @param name the payee's name
 * @param amountFen how much, in fen
 */
record Withdraw(String trafficOwner, String channel, String account, String name, long amountFen)
    implements Step {
  private static final String OPERATOR = "operator";

  @Override
  public String title() {
    return "%s withdraws %s to %s".formatted(trafficOwner, Yuan.of(amountFen), channel);
  }

  @Override
  public void play(Stage stage) {
    AdPay.Session session = stage.as(trafficOwner);
    long before = stage.available(trafficOwner);

    JsonNode asked =
        session
            .post(
                "/api/v1/withdrawals",
                Map.of(
                    "amount", amountFen,
                    "channel", channel,
                    "payee", Map.of("account", account, "name", name)),
                stage.freshKey())
            .success();
    String withdrawalNo = asked.path("withdrawalNo").asString("");
    String status = asked.path("status").asString("");
    stage.say("withdrawal %s is %s".formatted(withdrawalNo, status));
    if (status.equals("PENDING_REVIEW")) {
      approve(stage, withdrawalNo);
    }
    if (channel.equals("WECHAT")) {
      stage.await(
          () -> stage.sandbox().confirmTransfer(channel, withdrawalNo),
          "the payee to be asked about withdrawal " + withdrawalNo);
      stage.say("the payee agrees");
    }
    JsonNode paid =
        stage.await(
            session,
            "/api/v1/withdrawals/" + withdrawalNo,
            "withdrawal " + withdrawalNo + " to be paid",
            withdrawal -> withdrawal.path("status").asString("").equals("PAID"));
    stage.say("PAID at " + paid.path("paidAt").asString(""));
    stage.expectChange(trafficOwner, before, -amountFen);
  }

  private static void approve(Stage stage, String withdrawalNo) {
    stage
        .as(OPERATOR)
        .post("/api/v1/ops/withdrawals/" + withdrawalNo + "/approve", Map.of(), stage.freshKey())
        .success();
    stage.say("an operator approves");
  }
}
