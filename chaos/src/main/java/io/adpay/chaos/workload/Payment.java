package io.adpay.chaos.workload;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * A payment as its buyer needs it.
 *
 * @param no ours
 * @param outTradeNo the number that the channel knows it by
 * @param fen what is asked for
 * @param page where the buyer has to go first; empty: nowhere
 * @param isReady whether the buyer can do anything at all
 * @param expiresAt until when, as told
 */
record Payment(
    String no,
    String channel,
    String outTradeNo,
    long fen,
    String page,
    boolean isReady,
    Instant expiresAt) {

  static Payment of(JsonNode body) {
    JsonNode action = body.path("action");
    return new Payment(
        body.path("paymentNo").asString(""),
        body.path("channel").asString(""),
        body.path("outTradeNo").asString(""),
        body.path("amount").asLong(0),
        action.path("type").asString("").equals("REDIRECT") ? action.path("url").asString("") : "",
        action.isObject(),
        body.path("expiresAt").asStringOpt().map(Instant::parse).orElse(Instant.MAX));
  }

  /** Whether it never will have an action that it hasn't. */
  static boolean isOver(JsonNode body) {
    return switch (body.path("status").asString("")) {
      case "SUCCEEDED", "FAILED", "CLOSED" -> true;
      default -> false;
    };
  }
}
