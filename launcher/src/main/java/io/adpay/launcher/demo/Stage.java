package io.adpay.launcher.demo;

import io.adpay.engines.process.Patience;
import io.adpay.launcher.client.AdPay;
import io.adpay.launcher.client.Answer;
import io.adpay.launcher.client.ChannelSandbox;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What the steps of a story share: the two servers, who is logged in, and the narrator. */
final class Stage {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final AdPay adPay;
  private final ChannelSandbox sandbox;
  private final Consumer<String> narrator;
  private final Map<String, AdPay.Session> sessions = new HashMap<>();

  Stage(AdPay adPay, ChannelSandbox sandbox, Consumer<String> narrator) {
    this.adPay = adPay;
    this.sandbox = sandbox;
    this.narrator = narrator;
  }

  /** The buyers' side. */
  ChannelSandbox sandbox() {
    return sandbox;
  }

  /** The session of a demo client, who logs in once. */
  AdPay.Session as(String clientId) {
    return sessions.computeIfAbsent(clientId, adPay::login);
  }

  /** Tells the audience. */
  void say(String line) {
    narrator.accept(line);
  }

  /** A key that nobody used before: the demo may be played again and again. */
  String freshKey() {
    return UUID.randomUUID().toString();
  }

  /**
   * Reads something until it is as it should come to be.
   *
   * @param expectation for the message, should it never be so
   * @throws StoryFailure when it takes too long
   */
  JsonNode await(
      AdPay.Session session, String path, String expectation, Predicate<JsonNode> condition) {
    Answer[] last = {session.get(path)};
    boolean holds =
        condition.test(last[0].success())
            || Patience.until(
                () -> {
                  last[0] = session.get(path);
                  return condition.test(last[0].success());
                },
                PATIENCE,
                PAUSE);
    if (!holds) {
      throw new StoryFailure("waited in vain for " + expectation + ": " + last[0]);
    }
    return last[0].success();
  }

  /** What a wallet holds now, in fen. */
  long available(String clientId) {
    JsonNode available = as(clientId).get("/api/v1/wallet").success().path("available");
    if (!available.isIntegralNumber()) {
      throw new StoryFailure("the wallet of " + clientId + " tells no balance");
    }
    return available.longValue();
  }
}
