package io.adpay.scenarios;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The ad platform's billing job: hands in what advertisers owe traffic owners. */
final class Platform {

  private final Client client;

  Platform(Client client) {
    this.client = client;
  }

  /** The results of a batch, in the order of its items. */
  List<JsonNode> settle(String batchNo, List<? extends Map<String, ?>> items) {
    Http.Answer answer =
        client.postUntilDecided("/api/v1/settlements", Map.of("batchNo", batchNo, "items", items));
    if (answer.status() != 200) {
      throw new IllegalStateException("settlement: " + answer.status() + " " + answer.text());
    }
    return answer.json().path("results").valueStream().toList();
  }

  /** Moves money from an advertiser to a traffic owner, all of it. */
  void pay(int advertiser, int traffic, long fen) {
    JsonNode result =
        settle(
                "batch-" + UUID.randomUUID(),
                List.of(charge("pay-" + UUID.randomUUID(), advertiser, traffic, "CPA", 1, fen, 0)))
            .getFirst();
    if (!result.path("status").asString().equals("POSTED")) {
      throw new IllegalStateException("not paid: " + result);
    }
  }

  /** An item of a batch, whose commission is the usual one. */
  static Map<String, Object> charge(
      String settlementNo,
      int advertiser,
      int traffic,
      String model,
      long quantity,
      long unitPriceFen) {
    return Map.of(
        "settlementNo", settlementNo,
        "advertiserUid", Integer.toString(advertiser),
        "trafficUid", Integer.toString(traffic),
        "model", model,
        "quantity", quantity,
        "unitPrice", unitPriceFen);
  }

  static Map<String, Object> charge(
      String settlementNo,
      int advertiser,
      int traffic,
      String model,
      long quantity,
      long unitPriceFen,
      int commissionBps) {
    Map<String, Object> item =
        new HashMap<>(charge(settlementNo, advertiser, traffic, model, quantity, unitPriceFen));
    item.put("commissionBps", commissionBps);
    return item;
  }
}
