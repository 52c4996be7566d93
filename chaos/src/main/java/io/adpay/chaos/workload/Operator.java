package io.adpay.chaos.workload;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An operator, who decides about withdrawals beside another one who does the same. */
final class Operator {

  private static final String WITHDRAWALS = "/api/v1/ops/withdrawals";
  private static final int AT_A_SITTING = 5;

  private final String name;
  private final Client client;
  private final Pace pace;

  Operator(String name, Client.Surroundings surroundings, List<URI> gateways) {
    this.name = name;
    this.client = Client.of(name, surroundings, gateways);
    this.pace = surroundings.pace();
  }

  Client client() {
    return client;
  }

  /** Begins to work. */
  void start(Crew crew, long seed) {
    Dice dice = Dice.of(seed, name);
    crew.start(name, () -> work(dice));
  }

  private void work(Dice dice) {
    while (true) {
      pace.pause(dice.between(Duration.ofSeconds(1), Duration.ofSeconds(4)));
      client
          .read(WITHDRAWALS + "?status=PENDING_REVIEW&limit=" + AT_A_SITTING, "")
          .body()
          .path("items")
          .forEach(withdrawal -> review(withdrawal, dice));
      if (dice.chance(5)) {
        Call _ =
            client.read(dice.oneOf(List.of("/api/v1/ops/ledger/check", "/api/v1/ops/queues")), "");
      }
    }
  }

  /** Decides, or leaves it for later; then says so again now and then, or the other thing. */
  private void review(JsonNode withdrawal, Dice dice) {
    boolean approves = dice.chance(75);
    if (dice.chance(15)) {
      return;
    }
    decide(withdrawal, approves);
    if (dice.chance(15)) {
      decide(withdrawal, approves);
    }
    if (dice.chance(10)) {
      decide(withdrawal, !approves);
    }
  }

  /** All that wait for somebody's decision. */
  Client.Listing waiting() {
    return client.readAll(WITHDRAWALS + "?status=PENDING_REVIEW", "");
  }

  /** Approves or rejects. */
  void decide(JsonNode withdrawal, boolean approves) {
    String no = withdrawal.path("withdrawalNo").asString("");
    long fen = withdrawal.path("amount").asLong(0);
    Call _ =
        client.ask(
            approves
                ? Wish.plain(
                    CallKind.APPROVE, WITHDRAWALS + "/" + no + "/approve", no, fen, Map.of())
                : Wish.plain(
                    CallKind.REJECT,
                    WITHDRAWALS + "/" + no + "/reject",
                    no,
                    fen,
                    Map.of("reason", "unknown payee 收款人不明")));
  }
}
