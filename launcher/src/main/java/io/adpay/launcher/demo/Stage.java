package io.adpay.launcher.demo;

import io.adpay.engines.process.Patience;
import io.adpay.launcher.client.AdPay;
import io.adpay.launcher.client.Answer;
import io.adpay.launcher.client.ChannelSandbox;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
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
  private final Map<Recharge, String> orders = new HashMap<>();

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

  /** Remembers the order of a recharge. */
  void remember(Recharge recharge, String orderNo) {
    orders.put(recharge, orderNo);
  }

  /**
   * The order of a recharge that was played before.
   *
   * @throws StoryFailure when it wasn't
   */
  String orderOf(Recharge recharge) {
    String orderNo = orders.get(recharge);
    if (orderNo == null) {
      throw new StoryFailure("there was no such recharge before: " + recharge.title());
    }
    return orderNo;
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

  /**
   * Tries something until it succeeds.
   *
   * @param expectation for the message, should it never do so
   * @throws StoryFailure when it takes too long
   */
  void await(BooleanSupplier attempt, String expectation) {
    if (!Patience.until(attempt, PATIENCE, PAUSE)) {
      throw new StoryFailure("waited in vain for " + expectation);
    }
  }

  /**
   * Makes sure that a wallet's available money has changed by just so much.
   *
   * @param before what it held, in fen
   * @param change by how much, in fen
   */
  void expectChange(String clientId, long before, long change) {
    long after = available(clientId);
    String told =
        "the wallet of %s went from %s to %s".formatted(clientId, Yuan.of(before), Yuan.of(after));
    if (after - before != change) {
      throw new StoryFailure(told);
    }
    say(told);
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
