package io.adpay.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.wallet.testing.RunningWalletService;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is generated from the code says what the code does, also where a field is read by hand. */
class OpenApiIT extends RunningWalletService {

  @Test
  void aSettlementsFieldsHaveTheirTypes() {
    JsonNode item = schemas().get("SettlementItem");

    assertThat(words(item.get("required")))
        .containsExactlyInAnyOrder(
            "settlementNo", "advertiserUid", "trafficUid", "model", "quantity", "unitPrice");
    JsonNode fields = item.get("properties");
    assertThat(fields.get("settlementNo").get("type").asString()).isEqualTo("string");
    assertThat(fields.get("advertiserUid").get("type").asString()).isEqualTo("string");
    assertThat(fields.get("quantity").get("type").asString()).isEqualTo("integer");
    assertThat(fields.get("unitPrice").get("type").asString()).isEqualTo("integer");
    assertThat(fields.get("commissionBps").toString()).contains("integer");
    assertThat(fields.get("model").toString()).contains("CPM", "CPC", "CPA", "CPD", "CPI");
  }

  @Test
  void itsResultsCodesAreTheWordsOnTheWire() {
    assertThat(schemas().get("SettlementResult").get("properties").get("code").toString())
        .contains(
            "validation_failed",
            "amount_too_small",
            "amount_too_large",
            "settlement_conflict",
            "insufficient_balance",
            "wallet_frozen");
  }

  @Test
  void ownersAreToldOfTheTypesThatTheirEntriesHave() {
    assertThat(words(schemas().get("EntryView").get("properties").get("type").get("enum")))
        .contains("RECHARGE", "AD_SPEND", "FEE")
        .doesNotContain("SURPLUS", "SURPLUS_REFUND");
  }

  private JsonNode schemas() {
    return getAnonymously("/v3/api-docs").getBody().get("components").get("schemas");
  }

  private static List<String> words(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }
}
