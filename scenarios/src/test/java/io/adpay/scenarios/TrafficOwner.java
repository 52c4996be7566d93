package io.adpay.scenarios;

import java.util.Map;
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
    Http.Answer answer = client.postUntilDecided(PATH, wish(fen, channel, account));
    if (answer.status() != 201) {
      throw new IllegalStateException("withdrawal: " + answer.status() + " " + answer.text());
    }
    return answer.json().path("withdrawalNo").asString();
  }

  /** Asks to the owner's own account, under that idempotency key. */
  Http.Answer ask(long fen, String channel, String key) {
    return client.post(PATH, wish(fen, channel, accountAt(channel)), key);
  }

  /** Asks to the owner's own account until there is a last word. */
  Http.Answer askUntilDecided(long fen, String channel) {
    return client.postUntilDecided(PATH, wish(fen, channel, accountAt(channel)));
  }

  private static Map<String, Object> wish(long fen, String channel, String account) {
    return Map.of(
        "amount", fen,
        "channel", channel,
        "payee", Map.of("account", account, "name", "王小明"));
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
