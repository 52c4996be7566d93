package io.adpay.wallet.settlement;

import static io.adpay.wallet.settlement.Batches.batch;
import static io.adpay.wallet.settlement.Batches.freshSettlementNo;
import static io.adpay.wallet.settlement.Batches.item;
import static io.adpay.wallet.settlement.Batches.outcomes;
import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.check.InvariantChecker;
import io.adpay.common.contract.operations.CheckResult;
import io.adpay.wallet.testing.RunningWalletService;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;

/** Batches of 120 charges, which take two transactions, while the database refuses some of it. */
class SettlementFailureIT extends RunningWalletService {

  private static final int ITEMS = 120;
  private static final int FIRST_TRANSACTION = 100;

  private final long advertiser = freshUid();
  private final long traffic = freshUid();
  private final List<Map<String, Object>> items =
      IntStream.range(0, ITEMS)
          .mapToObj(i -> item(freshSettlementNo(), advertiser, traffic, 1, 1_000 + i))
          .toList();

  @Autowired private InvariantChecker checker;

  @BeforeEach
  void theAdvertiserHasTheMoney() {
    credit(advertiser, 1_000_000);
    credit(traffic, 1);
  }

  @AfterEach
  void everyInvariantHolds() {
    asOwner().sql("DROP TRIGGER IF EXISTS a_test_stops_entries").update();
    asOwner().sql("DROP TRIGGER IF EXISTS a_test_stops_wallets").update();
    assertThat(checker.check()).allMatch(CheckResult::ok);
  }

  @Test
  void whatFailsAtTheLastStatementLeavesNothingAndIsSafeToSendAgain() {
    asOwner()
        .sql(
            """
            CREATE TRIGGER a_test_stops_wallets BEFORE UPDATE ON wallet_account FOR EACH ROW
            BEGIN
              IF NEW.owner_uid = %d THEN
                SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213, MESSAGE_TEXT = 'not now';
              END IF;
            END
            """
                .formatted(traffic))
        .update();

    ResponseEntity<JsonNode> answer = send();

    assertThat(answer.getStatusCode().value()).isEqualTo(503);
    assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("1");
    assertThat(answer.getBody().get("code").asString()).isEqualTo("dependency_unavailable");
    assertThat(posted()).isZero();
    assertThat(available(advertiser)).isEqualTo(1_000_000);
    assertThat(available(traffic)).isEqualTo(1);

    asOwner().sql("DROP TRIGGER a_test_stops_wallets").update();
    assertThat(outcomes(send().getBody())).hasSize(ITEMS).containsOnly("POSTED");
  }

  @Test
  void aBatchThatStoppedHalfWayIsCompletedWhenItIsSentAgain() {
    stopEntriesOf(FIRST_TRANSACTION, 1213);

    assertThat(send().getStatusCode().value()).isEqualTo(503);
    assertThat(posted()).isEqualTo(FIRST_TRANSACTION);

    asOwner().sql("DROP TRIGGER a_test_stops_entries").update();
    List<String> outcomes = outcomes(send().getBody());
    assertThat(outcomes.subList(0, FIRST_TRANSACTION)).containsOnly("DUPLICATE");
    assertThat(outcomes.subList(FIRST_TRANSACTION, ITEMS)).containsOnly("POSTED");
    assertThat(available(advertiser))
        .isEqualTo(1_000_000 - IntStream.range(0, ITEMS).map(i -> 1_000 + i).sum());
  }

  @Test
  void oneThatCanNeverBePostedKeepsNoneOfTheOthersBack() {
    stopEntriesOf(7, 1644);

    assertThat(send().getStatusCode().value()).isEqualTo(503);
    assertThat(posted()).isEqualTo(ITEMS - 1);

    asOwner().sql("DROP TRIGGER a_test_stops_entries").update();
    List<String> outcomes = outcomes(send().getBody());
    assertThat(outcomes.get(7)).isEqualTo("POSTED");
    assertThat(outcomes).filteredOn("DUPLICATE"::equals).hasSize(ITEMS - 1);
  }

  private void stopEntriesOf(int item, int error) {
    asOwner()
        .sql(
            """
            CREATE TRIGGER a_test_stops_entries BEFORE INSERT ON wallet_entry FOR EACH ROW
            BEGIN
              IF NEW.type = 'AD_SPEND' AND NEW.amount = %d THEN
                SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = %d, MESSAGE_TEXT = 'a test stops this';
              END IF;
            END
            """
                .formatted(-1_000 - item, error))
        .update();
  }

  private long posted() {
    return jdbc.sql(
            """
            SELECT COUNT(*) FROM wallet_transfer WHERE biz_type = 'SETTLEMENT' AND biz_no IN (:nos)
            """)
        .param("nos", items.stream().map(item -> item.get("settlementNo")).toList())
        .query(Long.class)
        .single();
  }

  private ResponseEntity<JsonNode> send() {
    return post("/api/v1/settlements", SUITE.token(0, "PLATFORM"), batch(items));
  }
}
