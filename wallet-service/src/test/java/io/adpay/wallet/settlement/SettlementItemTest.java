package io.adpay.wallet.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SettlementItemTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String GOOD =
      """
      {"settlementNo": "s-1", "advertiserUid": "1001", "trafficUid": "2001", "model": "CPM",
       "quantity": 1500, "unitPrice": 1}
      """;

  @Test
  void aGoodItemIsACharge() {
    AdCharge charge = item(object()).charge().orElseThrow();

    assertThat(charge.settlementNo()).isEqualTo("s-1");
    assertThat(charge.advertiser().uid()).isEqualTo(1001);
    assertThat(charge.traffic().uid()).isEqualTo(2001);
    assertThat(charge.model()).isEqualTo(PricingModel.CPM);
    assertThat(charge.amount().fen()).isEqualTo(2);
    assertThat(charge.commission()).isNull();
  }

  @Test
  void aCommissionOfItsOwnIsTakenAndNullIsNone() {
    assertThat(item(object().put("commissionBps", 0)).charge().orElseThrow().commission())
        .isEqualTo(new Commission(0));
    assertThat(item(object().putNull("commissionBps")).charge().orElseThrow().commission())
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"settlementNo\": 5",
        "\"settlementNo\": \"\"",
        "\"settlementNo\": \"with a blank\"",
        "\"settlementNo\": \"结算\"",
        "\"settlementNo\": \"11111111111111111111111111111111111111111111111111111111111111111\"",
        "\"advertiserUid\": 1001",
        "\"advertiserUid\": \"0\"",
        "\"advertiserUid\": \"01001\"",
        "\"advertiserUid\": \"-1\"",
        "\"advertiserUid\": \"1001 \"",
        "\"advertiserUid\": \"9223372036854775808\"",
        "\"trafficUid\": \"x\"",
        "\"trafficUid\": \"1001\"",
        "\"model\": \"CPX\"",
        "\"model\": \"cpm\"",
        "\"model\": 0",
        "\"quantity\": -1",
        "\"quantity\": 1.5",
        "\"quantity\": 5.0",
        "\"quantity\": \"5\"",
        "\"quantity\": true",
        "\"unitPrice\": -1",
        "\"unitPrice\": []",
        "\"commissionBps\": -1",
        "\"commissionBps\": 10001",
        "\"commissionBps\": \"100\"",
        "\"commissionBps\": 1e2",
      })
  void aFieldThatIsNotWhatItShouldBeMakesNoCharge(String field) {
    ObjectNode object = object();
    object.setAll((ObjectNode) JSON.readTree("{" + field + "}"));

    assertThat(item(object).charge()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"settlementNo", "advertiserUid", "trafficUid", "model", "quantity", "unitPrice"})
  void aFieldThatIsMissingOrNullMakesNoCharge(String field) {
    ObjectNode without = object();
    without.remove(field);

    assertThat(item(without).charge()).isEmpty();
    assertThat(item(object().putNull(field)).charge()).isEmpty();
  }

  @Test
  void theNumberIsGivenBackAsItCame() {
    assertThat(item(object().put("settlementNo", "no number")).sentNo()).isEqualTo("no number");
    assertThat(item(object().put("settlementNo", 5)).sentNo()).isNull();
  }

  private static ObjectNode object() {
    return (ObjectNode) JSON.readTree(GOOD);
  }

  private static SettlementItem item(ObjectNode object) {
    return JSON.treeToValue(object, SettlementItem.class);
  }
}
