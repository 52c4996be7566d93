package io.adpay.scenarios;

import java.net.URI;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The channels' own view of payouts, the payees' hands, and the channels' bad finds. */
final class Transfers {

  private final Http http = new Http();
  private final URI sandbox;

  Transfers(URI sandbox) {
    this.sandbox = sandbox;
  }

  /** What the channel answers about that number; 404 where it took no such transfer on. */
  Http.Answer look(String channel, String withdrawalNo) {
    return http.send("GET", path(channel, withdrawalNo, ""), Map.of(), "");
  }

  /** Waits for the channel to take the transfer on and to come that far, in its own words. */
  JsonNode await(String channel, String withdrawalNo, String status) {
    return Eventually.becomes(
        () -> look(channel, withdrawalNo).json(),
        transfer -> transfer.path("status").asString().equals(status));
  }

  /** The payee at WeChat Pay takes the money, as soon as asked to. */
  void confirm(String withdrawalNo) {
    JsonNode _ = await("WECHAT", withdrawalNo, "WAIT_USER_CONFIRM");
    succeed(http.sendJson("POST", path("WECHAT", withdrawalNo, "/confirm"), Map.of(), Map.of()));
  }

  /** The channel finds that it can't be done. */
  void fail(String channel, String withdrawalNo) {
    succeed(http.sendJson("POST", path(channel, withdrawalNo, "/fail"), Map.of(), Map.of()));
  }

  private URI path(String channel, String withdrawalNo, String act) {
    return sandbox.resolve("/sandbox/transfers/" + channel + "/" + withdrawalNo + act);
  }

  private static void succeed(Http.Answer answer) {
    if (answer.status() >= 300) {
      throw new IllegalStateException("transfer: " + answer.status() + " " + answer.text());
    }
  }
}
