package io.adpay.launcher.demo;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The platform charges a merchant for clicks, and a traffic owner earns them, less the commission.
 *
 * @param merchant who pays
 * @param trafficOwner who earns
 * @param clicks how many
 * @param clickFen what one costs, in fen
 * @param commissionBps the platform's part, in hundredths of a percent
 */
record SettleAdSpend(
    String merchant, String trafficOwner, int clicks, long clickFen, int commissionBps)
    implements Step {
  private static final String PLATFORM = "platform";
  private static final int WHOLE_BPS = 10_000;

  @Override
  public String title() {
    return "%s pays %s for %,d clicks at %s"
        .formatted(merchant, trafficOwner, clicks, Yuan.of(clickFen));
  }

  @Override
  public void play(Stage stage) {
    long spendable = stage.available(merchant);
    long earned = stage.available(trafficOwner);

    JsonNode result =
        stage
            .as(PLATFORM)
            .post(
                "/api/v1/settlements",
                Map.of("batchNo", stage.freshKey(), "items", List.of(item(stage))),
                stage.freshKey())
            .success()
            .path("results")
            .path(0);
    if (!result.path("status").asString("").equals("POSTED")) {
      throw new StoryFailure("the settlement was not posted: " + result);
    }
    stage.say("settlement " + result.path("settlementNo").asString("") + " is posted");

    long charge = Math.multiplyExact(clicks, clickFen);
    stage.expectChange(merchant, spendable, -charge);
    stage.expectChange(trafficOwner, earned, charge - commission(charge));
  }

  private Map<String, Object> item(Stage stage) {
    return Map.of(
        "settlementNo",
        stage.freshKey(),
        "advertiserUid",
        uid(merchant),
        "trafficUid",
        uid(trafficOwner),
        "model",
        "CPC",
        "quantity",
        clicks,
        "unitPrice",
        clickFen,
        "commissionBps",
        commissionBps);
  }

  /** The story's figures leave nothing to round. */
  private long commission(long charge) {
    long share = Math.multiplyExact(charge, commissionBps);
    if (share % WHOLE_BPS != 0) {
      throw new IllegalArgumentException("a commission in whole fen makes a clearer story");
    }
    return share / WHOLE_BPS;
  }

  private static String uid(String clientId) {
    return clientId.substring(clientId.indexOf('-') + 1);
  }
}
