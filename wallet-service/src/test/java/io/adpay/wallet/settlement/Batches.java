package io.adpay.wallet.settlement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What the ad platform's billing job sends, and how its answers are read. */
final class Batches {

  private Batches() {}

  /** A settlement number that no other test uses. */
  static String freshSettlementNo() {
    return "s-" + UUID.randomUUID();
  }

  static Map<String, Object> batch(List<?> items) {
    Map<String, Object> batch = new LinkedHashMap<>();
    batch.put("batchNo", "batch 1");
    batch.put("items", items);
    return batch;
  }

  /** An item which is priced by the click. */
  static Map<String, Object> item(
      String settlementNo, long advertiser, long traffic, long quantity, long unitPrice) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("settlementNo", settlementNo);
    item.put("advertiserUid", Long.toString(advertiser));
    item.put("trafficUid", Long.toString(traffic));
    item.put("model", "CPC");
    item.put("quantity", quantity);
    item.put("unitPrice", unitPrice);
    return item;
  }

  /** The item with another value in one of its fields. */
  static Map<String, Object> with(Map<String, Object> item, String field, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(item);
    changed.put(field, value);
    return changed;
  }

  /** Each result as its status, and its code where it has one. */
  static List<String> outcomes(JsonNode answer) {
    List<String> outcomes = new ArrayList<>();
    for (JsonNode result : answer.get("results")) {
      String code = result.get("code").isNull() ? "" : " " + result.get("code").asString();
      outcomes.add(result.get("status").asString() + code);
    }
    return outcomes;
  }
}
