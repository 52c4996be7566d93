package io.adpay.scenarios;

import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** An operator, who decides about withdrawals and wallets, and sees the ledger checked. */
final class Operator {

  private static final String WITHDRAWALS = "/api/v1/ops/withdrawals";

  private final Client client;

  Operator(Client client) {
    this.client = client;
  }

  Http.Answer approve(String withdrawalNo) {
    return client.post(WITHDRAWALS + "/" + withdrawalNo + "/approve", Map.of());
  }

  Http.Answer reject(String withdrawalNo) {
    return client.post(
        WITHDRAWALS + "/" + withdrawalNo + "/reject", Map.of("reason", "unknown payee"));
  }

  /** The numbers of the latest 200 withdrawals that wait for a decision. */
  Stream<String> pendingWithdrawals() {
    return client
        .read(WITHDRAWALS + "?status=PENDING_REVIEW&limit=200")
        .path("items")
        .valueStream()
        .map(withdrawal -> withdrawal.path("withdrawalNo").asString());
  }

  Http.Answer freeze(int uid) {
    return client.post("/api/v1/ops/wallets/" + uid + "/freeze", Map.of("reason", "a doubt"));
  }

  Http.Answer unfreeze(int uid) {
    return client.post("/api/v1/ops/wallets/" + uid + "/unfreeze", Map.of("reason", "no doubt"));
  }

  JsonNode ledgerCheck() {
    return client.read("/api/v1/ops/ledger/check");
  }
}
