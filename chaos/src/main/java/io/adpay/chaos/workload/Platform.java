package io.adpay.chaos.workload;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The ad platform's billing job: hands in batch after batch of charges. */
final class Platform {

  private static final String NAME = "platform";

  private final Client client;
  private final Client.Surroundings surroundings;

  Platform(Client.Surroundings surroundings, List<URI> gateways) {
    this.client = Client.of(NAME, surroundings, gateways);
    this.surroundings = surroundings;
  }

  Client client() {
    return client;
  }

  /** Begins to work. */
  void start(Crew crew, long seed) {
    Dice dice = Dice.of(seed, NAME);
    crew.start(NAME, () -> work(dice));
  }

  private void work(Dice dice) {
    Charges charges = new Charges(dice, surroundings.settings());
    while (true) {
      surroundings.pace().pause(dice.between(Duration.ofSeconds(1), Duration.ofSeconds(4)));
      Wish batch = wish(dice.unique(), charges.next());
      Call _ = client.ask(batch);
      if (dice.chance(8)) {
        client.repeat(batch);
      }
    }
  }

  /** A batch has no idempotency key: the settlement numbers are theirs. */
  private static Wish wish(String batchNo, List<Charge> charges) {
    return Wish.plain(
        CallKind.SETTLE,
        "/api/v1/settlements",
        batchNo,
        charges.stream().mapToLong(Charge::fen).sum(),
        Map.of("batchNo", batchNo, "items", charges.stream().map(Charge::body).toList()));
  }
}
