package io.adpay.scenarios;

import static io.adpay.scenarios.Platform.charge;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SettlementScenario {

  private static final int COMMISSION = 4;

  private final RunningSuite suite = RunningSuite.get();
  private final Platform platform = suite.platform();

  @AfterAll
  static void theBooksAgree() {
    Books.assertTheyAgree(RunningSuite.get());
  }

  @Test
  void eachItemOfABatchIsJudgedByItself() {
    Merchant advertiser = suite.merchant(1051);
    TrafficOwner owner = suite.trafficOwner(2001);
    Recharge _ = Recharge.credited(suite.buyer(), advertiser, "ALIPAY", 10_000);
    List<Map<String, Object>> batch = batch(advertiser.uid(), owner.uid());

    List<JsonNode> first = platform.settle("batch-1", batch);

    assertThat(verdictsOf(first))
        .containsExactly(
            "clicks POSTED",
            "clicks DUPLICATE",
            "clicks REJECTED settlement_conflict",
            "views-even POSTED",
            "views-odd POSTED",
            "hardly-any REJECTED amount_too_small",
            "too-dear REJECTED insufficient_balance",
            "bad REJECTED",
            "days POSTED");
    long kept = commissionOf("days");
    assertThat(advertiser.available()).isEqualTo(10_000 - 1_005 - 2 - 4 - 300);
    assertThat(owner.wallet().available()).isEqualTo(905 + 2 + 2 + 300 - kept);
    assertThat(advertiser.wallet().amounts("AD_SPEND", "clicks")).containsExactly(-1_005L);
    assertThat(owner.wallet().amounts("AD_EARNING", "clicks")).containsExactly(905L);
    assertThat(commissionOf("clicks")).as("100.5 goes to the even side").isEqualTo(100);
    assertThat(commissionOf("views-even")).as("0.5 goes to 0, and is no leg").isZero();
    assertThat(commissionOf("views-odd")).as("1.5 goes to 2").isEqualTo(2);
    assertThat(kept).as("by the configuration").isBetween(0L, 300L);

    List<JsonNode> again = platform.settle("batch-1", batch);

    assertThat(verdictsOf(again))
        .isEqualTo(
            verdictsOf(first).stream()
                .map(verdict -> verdict.replace("POSTED", "DUPLICATE"))
                .toList());
    assertThat(advertiser.available()).isEqualTo(10_000 - 1_311);
    assertThat(owner.wallet().available()).isEqualTo(1_209 - kept);
  }

  @Test
  void whatWasRejectedForWantOfMoneyStaysSoUnderItsNumber() {
    Merchant advertiser = suite.merchant(1052);
    TrafficOwner owner = suite.trafficOwner(2002);
    Recharge _ = Recharge.credited(suite.buyer(), advertiser, "WECHAT", 500);
    Map<String, Object> dear = charge("dear", advertiser.uid(), owner.uid(), "CPI", 1, 800, 0);
    assertThat(verdictsOf(platform.settle("batch-2", List.of(dear))))
        .containsExactly("dear REJECTED insufficient_balance");

    Recharge _ = Recharge.credited(suite.buyer(), advertiser, "WECHAT", 500);

    Map<String, Object> anew = new HashMap<>(dear);
    anew.put("settlementNo", "dear-anew");
    assertThat(verdictsOf(platform.settle("batch-3", List.of(dear, anew))))
        .containsExactly("dear REJECTED insufficient_balance", "dear-anew POSTED");
    assertThat(advertiser.available()).isEqualTo(200);
    assertThat(owner.wallet().available()).isEqualTo(800);
  }

  @Test
  void aBatchThatComesThreeTimesAtOnceIsPostedOnce() {
    Merchant advertiser = suite.merchant(1053);
    TrafficOwner owner = suite.trafficOwner(2003);
    Recharge _ = Recharge.credited(suite.buyer(), advertiser, "ALIPAY", 4_000);
    List<Map<String, Object>> batch = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      batch.add(charge("at-once-" + i, advertiser.uid(), owner.uid(), "CPC", 10, 10, 0));
    }

    List<List<JsonNode>> answers = SideBySide.times(3, () -> platform.settle("batch-4", batch));

    for (int i = 0; i < batch.size(); i++) {
      int item = i;
      assertThat(answers)
          .extracting(results -> results.get(item).path("status").asString())
          .containsExactlyInAnyOrder("POSTED", "DUPLICATE", "DUPLICATE");
    }
    assertThat(advertiser.available()).isZero();
    assertThat(owner.wallet().available()).isEqualTo(4_000);
  }

  private static List<Map<String, Object>> batch(int advertiser, int owner) {
    Map<String, Object> clicks = charge("clicks", advertiser, owner, "CPC", 15, 67, 1_000);
    Map<String, Object> otherClicks = new HashMap<>(clicks);
    otherClicks.put("quantity", 16);
    return List.of(
        clicks,
        clicks,
        otherClicks,
        charge("views-even", advertiser, owner, "CPM", 2_500, 1, 2_500),
        charge("views-odd", advertiser, owner, "CPM", 3_500, 1, 3_750),
        charge("hardly-any", advertiser, owner, "CPM", 500, 1, 0),
        charge("too-dear", advertiser, owner, "CPA", 1, 1_000_000, 0),
        charge("bad", advertiser, owner, "CPX", 1, 100, 0),
        charge("days", advertiser, owner, "CPD", 2, 150));
  }

  /** Number, status, and the code where the contract names it: what is bad is for the reader. */
  private static List<String> verdictsOf(List<JsonNode> results) {
    return results.stream()
        .map(
            result -> {
              String verdict =
                  result.path("settlementNo").asString() + " " + result.path("status").asString();
              String code = result.path("code").asString("");
              return code.isEmpty() || code.equals("validation_failed")
                  ? verdict
                  : verdict + " " + code;
            })
        .toList();
  }

  private long commissionOf(String settlementNo) {
    return suite
        .tables("adpay_wallet")
        .number(
            """
            SELECT COALESCE(SUM(e.amount), 0)
              FROM wallet_entry e JOIN wallet_transfer t ON t.id = e.transfer_id
             WHERE e.account_id = ? AND t.biz_type = 'SETTLEMENT' AND t.biz_no = ?
            """,
            COMMISSION,
            settlementNo);
  }
}
