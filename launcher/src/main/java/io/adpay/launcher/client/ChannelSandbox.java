package io.adpay.launcher.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;

/** The channel sandbox as a buyer uses it. */
public final class ChannelSandbox {
  private static final int NOT_FOUND = 404;

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
}
