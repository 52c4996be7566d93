package io.adpay.scenarios;

import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A traffic owner: takes earnings out of the wallet. */
final class TrafficOwner {

  private static final String PATH = "/api/v1/withdrawals";

  private final int uid;
  private final Client client;

  TrafficOwner(Client client, int uid) {
    this.client = client;
    this.uid = uid;
  }

  int uid() {
    return uid;
  }

  Wallet wallet() {
    return new Wallet(client);
  }

  /** Takes money out to the owner's own account, and gives the withdrawal's number. */
  String withdraw(long fen, String channel) {
    return withdraw(fen, channel, accountAt(channel));
  }

  String withdraw(long fen, String channel, String account) {
    Http.Answer answer = ask(fen, channel, account, UUID.randomUUID().toString());
    if (answer.status() != 201) {
      throw new IllegalStateException("withdrawal: " + answer.status() + " " + answer.text());
    }
    return answer.json().path("withdrawalNo").asString();
  }

  /** Asks to the owner's own account, under that idempotency key. */
  Http.Answer ask(long fen, String channel, String key) {
    return ask(fen, channel, accountAt(channel), key);
  }

  private Http.Answer ask(long fen, String channel, String account, String key) {
    return client.post(
        PATH,
        Map.of(
            "amount", fen,
            "channel", channel,
            "payee", Map.of("account", account, "name", "王小明")),
        key);
  }

  Http.Answer look(String withdrawalNo) {
    return client.get(PATH + "/" + withdrawalNo);
  }

  JsonNode withdrawal(String withdrawalNo) {
    return client.read(PATH + "/" + withdrawalNo);
  }

  void awaitStatus(String withdrawalNo, String status) {
    JsonNode _ =
        Eventually.becomes(
            () -> withdrawal(withdrawalNo),
            withdrawal -> withdrawal.path("status").asString().equals(status));
  }

  private String accountAt(String channel) {
    return switch (channel) {
      case "ALIPAY" -> "owner-" + uid + "@sandbox.example";
      case "WECHAT" -> "oUpF8uMuAJO_M2pxb1Q9zN" + uid;
      default -> throw new IllegalArgumentException("no such channel: " + channel);
    };
  }
}
