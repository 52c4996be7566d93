package io.adpay.launcher.demo;

import tools.jackson.databind.JsonNode;

/**
 * Shows what a wallet holds.
 *
 * @param client whose
 */
record ShowWallet(String client) implements Step {
  @Override
  public String title() {
    return "the wallet of " + client;
  }

  @Override
  public void play(Stage stage) {
    JsonNode wallet = stage.as(client).get("/api/v1/wallet").success();
    stage.say(
        "available %s, frozen %s, version %s"
            .formatted(
                Yuan.of(wallet.path("available").longValue()),
                Yuan.of(wallet.path("frozen").longValue()),
                wallet.path("version").asString("")));
  }
}
