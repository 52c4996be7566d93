package io.adpay.launcher.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The channel sandbox: a buyer's and a payee's hand, its bad days, and its own view of things. */
public final class ChannelSandbox {
  private static final int NOT_FOUND = 404;
  private static final String FAULTS = "/sandbox/faults";

  private final Server sandbox;

  /**
   * A sandbox.
   *
   * @param address its address
   */
  public ChannelSandbox(URI address) {
    this.sandbox =
        new Server(
            address, HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build());
  }

  /**
   * The buyer opens a cashier page, by which the channel comes to know the trade.
   *
   * @throws UnexpectedAnswerException when there is no such page
   */
  public void open(URI page) {
    sandbox.open(page).success();
  }

  /**
   * The buyer pays the whole sum.
   *
   * @param channel {@code ALIPAY} or {@code WECHAT}
   * @param outTradeNo the number that the channel knows the trade by
   * @throws UnexpectedAnswerException when the channel does not take the money
   */
  public void pay(String channel, String outTradeNo) {
    sandbox
        .post("/sandbox/trades/" + channel + "/" + outTradeNo + "/pay", Map.of(), Map.of())
        .success();
  }

  /**
   * The payee of a transfer agrees to take the money.
   *
   * @param channel {@code WECHAT}: the other asks no payee
   * @param outBizNo the number that the channel knows the transfer by
   * @return false while the channel has not heard of it
   * @throws UnexpectedAnswerException when it can't be confirmed any more
   */
  public boolean confirmTransfer(String channel, String outBizNo) {
    Answer answer =
        sandbox.post(
            "/sandbox/transfers/" + channel + "/" + outBizNo + "/confirm", Map.of(), Map.of());
    if (answer.status() == NOT_FOUND) {
      return false;
    }
    answer.success();
    return true;
  }

  /**
   * Has it play these faults and no others.
   *
   * @param byChannel by the channel's name; empty: none
   * @throws UnexpectedAnswerException when it does not take the order
   */
  public void orderFaults(Map<String, ? extends Map<String, ?>> byChannel) {
    Answer answer = byChannel.isEmpty() ? sandbox.delete(FAULTS) : sandbox.put(FAULTS, byChannel);
    answer.success();
  }

  /**
   * The faults that it plays, by channel.
   *
   * @throws UnexpectedAnswerException when it does not say
   */
  public JsonNode faults() {
    return sandbox.get(FAULTS, Map.of()).success();
  }

  /**
   * The services' money at a channel, in fen.
   *
   * @throws UnexpectedAnswerException when it does not say
   */
  public JsonNode account(String channel) {
    return sandbox.get("/sandbox/accounts/" + channel, Map.of()).success();
  }

  /**
   * A page of all that a channel keeps of the services' account.
   *
   * @param book {@code trades}, {@code refunds} or {@code transfers}
   * @param after what the page before said is next; {@code 0} for the first
   * @throws UnexpectedAnswerException when it does not say
   */
  public JsonNode book(String channel, String book, String after, int limit) {
    return sandbox
        .get(
            "/sandbox/books/%s/%s?after=%s&limit=%d".formatted(channel, book, after, limit),
            Map.of())
        .success();
  }
}
