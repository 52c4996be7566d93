package io.adpay.scenarios;

import java.net.URI;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A buyer at the sandbox, and the sandbox's own books and faults. */
final class Buyer {

  private final Http http = new Http();
  private final URI sandbox;

  Buyer(URI sandbox) {
    this.sandbox = sandbox;
  }

  /** Opens what is shown, and pays. */
  void pay(JsonNode payment) {
    open(payment);
    Http.Answer answer = tryToPay(payment, Map.of());
    if (answer.status() >= 300) {
      throw new IllegalStateException("can't pay: " + answer.status() + " " + answer.text());
    }
  }

  /**
   * Opens the cashier's page, where the action is one: only then the channel hears of the trade.
   */
  void open(JsonNode payment) {
    JsonNode action = payment.path("action");
    if (action.path("type").asString("").equals("REDIRECT")) {
      Http.Answer page = http.send("GET", URI.create(action.path("url").asString()), Map.of(), "");
      if (page.status() >= 400) {
        throw new IllegalStateException("the cashier answered " + page.status() + page.text());
      }
    }
  }

  Http.Answer tryToPay(JsonNode payment, Map<String, ?> body) {
    return http.sendJson("POST", sandbox.resolve(tradePath(payment) + "/pay"), Map.of(), body);
  }

  JsonNode trade(JsonNode payment) {
    return http.send("GET", sandbox.resolve(tradePath(payment)), Map.of(), "").json();
  }

  /** The services' money at a channel, by the channel's own books. */
  JsonNode account(String channel) {
    return http.send("GET", sandbox.resolve("/sandbox/accounts/" + channel), Map.of(), "").json();
  }

  /** How often the services have called that interface of a channel. */
  long calls(String channel, String api) {
    return http.send("GET", sandbox.resolve("/sandbox/stats"), Map.of(), "")
        .json()
        .path(channel)
        .path("byApi")
        .path(api)
        .asLong(0);
  }

  void faults(Map<String, ?> faults) {
    Http.Answer answer = http.sendJson("PUT", sandbox.resolve("/sandbox/faults"), Map.of(), faults);
    if (answer.status() >= 300) {
      throw new IllegalStateException("faults refused: " + answer.text());
    }
  }

  void noFaults() {
    http.send("DELETE", sandbox.resolve("/sandbox/faults"), Map.of(), "");
  }

  private static String tradePath(JsonNode payment) {
    return "/sandbox/trades/"
        + payment.path("channel").asString()
        + "/"
        + payment.path("outTradeNo").asString();
  }
}
