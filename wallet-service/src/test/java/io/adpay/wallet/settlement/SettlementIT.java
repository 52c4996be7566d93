package io.adpay.wallet.settlement;

import static io.adpay.wallet.settlement.Batches.batch;
import static io.adpay.wallet.settlement.Batches.freshSettlementNo;
import static io.adpay.wallet.settlement.Batches.item;
import static io.adpay.wallet.settlement.Batches.outcomes;
import static io.adpay.wallet.settlement.Batches.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.check.InvariantChecker;
import io.adpay.common.contract.operations.CheckResult;
import io.adpay.wallet.account.PlatformAccount;
import io.adpay.wallet.ledger.PostTransfer;
import io.adpay.wallet.testing.RunningWalletService;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SettlementIT extends RunningWalletService {

  private static final String PATH = "/api/v1/settlements";
  private static final String CONFLICT = "REJECTED settlement_conflict";
  private static final String NO_MONEY = "REJECTED insufficient_balance";
  private static final String INVALID = "REJECTED validation_failed";
  private static final String TOO_SMALL = "REJECTED amount_too_small";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final long advertiser = freshUid();
  private final long traffic = freshUid();
  private final String no = freshSettlementNo();

  @Autowired private InvariantChecker checker;
  @Autowired private PostTransfer postTransfer;

  @AfterEach
  void everyInvariantHolds() {
    assertThat(checker.check()).allMatch(CheckResult::ok);
  }

  @Test
  void theAdvertiserPaysTheTrafficOwnerAndThePlatform() {
    credit(advertiser, 10_000);

    JsonNode answer = send(item(no, advertiser, traffic, 10, 150)).getBody();

    assertThat(answer.get("batchNo").asString()).isEqualTo("batch 1");
    assertThat(answer.get("results").get(0).get("settlementNo").asString()).isEqualTo(no);
    assertThat(outcomes(answer)).containsExactly("POSTED");
    assertThat(entries(advertiser)).endsWith("AD_SPEND AVAILABLE -1500 of " + no);
    assertThat(entries(traffic)).containsExactly("AD_EARNING AVAILABLE 1350 of " + no);
    assertThat(gained(PlatformAccount.COMMISSION, "SETTLEMENT", no)).isEqualTo(150);
    assertThat(available(advertiser)).isEqualTo(8_500);
    assertThat(available(traffic)).isEqualTo(1_350);
  }

  @Test
  void aThousandImpressionsHaveThePriceAndHalvesGoToTheEvenFen() {
    credit(advertiser, 10_000);
    Map<String, Object> item = with(item(no, advertiser, traffic, 2_500, 1), "model", "CPM");

    assertThat(settled(with(item, "commissionBps", 2_500))).containsExactly("POSTED");

    assertThat(available(advertiser)).isEqualTo(9_998);
    assertThat(available(traffic)).isEqualTo(2);
    assertThat(gained(PlatformAccount.COMMISSION, "SETTLEMENT", no)).isZero();
  }

  @Test
  void theWholeChargeMayGoToThePlatform() {
    credit(advertiser, 100);

    assertThat(settled(with(item(no, advertiser, traffic, 1, 100), "commissionBps", 10_000)))
        .containsExactly("POSTED");

    assertThat(gained(PlatformAccount.COMMISSION, "SETTLEMENT", no)).isEqualTo(100);
    assertThat(entries(traffic)).isEmpty();
  }

  @Test
  void theSameAgainIsADuplicateInWhateverBatch() {
    credit(advertiser, 10_000);
    Map<String, Object> item = item(no, advertiser, traffic, 10, 150);

    assertThat(settled(item, item)).containsExactly("POSTED", "DUPLICATE");
    assertThat(settled(item)).containsExactly("DUPLICATE");

    assertThat(available(advertiser)).isEqualTo(8_500);
  }

  @Test
  void otherContentsUnderTheSameNumberAreAConflict() {
    credit(advertiser, 10_000);
    Map<String, Object> item = item(no, advertiser, traffic, 10, 150);

    assertThat(settled(item, with(item, "quantity", 11))).containsExactly("POSTED", CONFLICT);
    assertThat(
            settled(
                with(item, "quantity", 150),
                with(item, "model", "CPA"),
                with(item, "advertiserUid", Long.toString(freshUid())),
                with(item, "trafficUid", Long.toString(freshUid())),
                // As much as it was without it, but not what was sent.
                with(item, "commissionBps", USUAL_COMMISSION_BPS),
                item))
        .containsExactly(CONFLICT, CONFLICT, CONFLICT, CONFLICT, CONFLICT, "DUPLICATE");

    assertThat(available(advertiser)).isEqualTo(8_500);
  }

  @Test
  void aChangedUsualCommissionMakesNoConflictOfWhatWasSentBefore() {
    credit(advertiser, 10_000);
    Map<String, Object> item = item(no, advertiser, traffic, 10, 150);
    settled(item);

    SettleCharges afterwards =
        new SettleCharges(postTransfer, new SettlementProperties(5_000, 1, Duration.ofSeconds(1)));

    assertThat(afterwards.settle(List.of(JSON.convertValue(item, SettlementItem.class))))
        .extracting(SettlementResult::status)
        .containsExactly(SettlementResult.Status.DUPLICATE);
    assertThat(available(traffic)).isEqualTo(1_350);
  }

  @Test
  void whoHasNotTheMoneyIsRejectedAloneAndForGoodUnderThatNumber() {
    credit(advertiser, 100);
    Map<String, Object> tooMuch = item(no, advertiser, traffic, 1, 101);
    Map<String, Object> enough = item(freshSettlementNo(), advertiser, traffic, 1, 60);

    assertThat(settled(tooMuch, enough, tooMuch)).containsExactly(NO_MONEY, "POSTED", NO_MONEY);
    credit(advertiser, 1_000);
    assertThat(settled(tooMuch)).containsExactly(NO_MONEY);
    assertThat(settled(with(tooMuch, "unitPrice", 1))).containsExactly(CONFLICT);
    assertThat(settled(with(tooMuch, "settlementNo", freshSettlementNo())))
        .containsExactly("POSTED");

    assertThat(available(advertiser)).isEqualTo(100 - 60 + 1_000 - 101);
  }

  @Test
  void itemsAreJudgedInTheirOrder() {
    long between = freshUid();
    credit(advertiser, 100);

    assertThat(
            settled(
                item(freshSettlementNo(), between, traffic, 1, 50),
                with(item(freshSettlementNo(), advertiser, between, 1, 100), "commissionBps", 0),
                item(freshSettlementNo(), between, traffic, 1, 50),
                item(freshSettlementNo(), between, traffic, 1, 51),
                item(freshSettlementNo(), between, traffic, 1, 50)))
        .containsExactly(NO_MONEY, "POSTED", "POSTED", NO_MONEY, "POSTED");
    assertThat(available(between)).isZero();
  }

  @Test
  void aWalletThatAnOperatorFrozePaysNothingAndEarns() {
    credit(advertiser, 100);
    credit(traffic, 100);
    freezeWallet(traffic);

    assertThat(
            settled(
                item(freshSettlementNo(), traffic, advertiser, 1, 1),
                with(item(no, advertiser, traffic, 1, 100), "commissionBps", 0)))
        .containsExactly("REJECTED wallet_frozen", "POSTED");
    assertThat(available(traffic)).isEqualTo(200);
  }

  @Test
  void aBadItemIsRejectedAloneAndItsNumberMayBeUsedAgain() {
    credit(advertiser, 10_000);
    Map<String, Object> good = item(no, advertiser, traffic, 1, 10);
    Map<String, Object> withoutANumber = with(good, "settlementNo", 5);

    JsonNode answer =
        send(
                with(good, "model", "CPX"),
                with(good, "quantity", "1"),
                with(good, "quantity", 1.5),
                with(good, "trafficUid", Long.toString(advertiser)),
                with(good, "unitPrice", 0),
                with(good, "quantity", 0),
                with(with(good, "model", "CPM"), "quantity", 50),
                with(good, "quantity", new BigInteger("9223372036854775808")),
                withoutANumber,
                Map.of(),
                good)
            .getBody();

    assertThat(outcomes(answer))
        .containsExactly(
            INVALID,
            INVALID,
            INVALID,
            INVALID,
            TOO_SMALL,
            TOO_SMALL,
            TOO_SMALL,
            "REJECTED amount_too_large",
            INVALID,
            INVALID,
            "POSTED");
    assertThat(answer.get("results").get(0).get("settlementNo").asString()).isEqualTo(no);
    assertThat(answer.get("results").get(8).get("settlementNo").isNull()).isTrue();
    assertThat(available(advertiser)).isEqualTo(9_990);
  }

  @Test
  void aThousandItemsAreSettledOnceHoweverOftenTheyAreSent() {
    List<Long> advertisers = Stream.generate(RunningWalletService::freshUid).limit(20).toList();
    List<Long> owners = Stream.generate(RunningWalletService::freshUid).limit(20).toList();
    advertisers.forEach(uid -> credit(uid, 50 * 7));
    List<Map<String, Object>> items =
        IntStream.range(0, 1_000)
            .mapToObj(
                i ->
                    with(
                        item(
                            freshSettlementNo(),
                            advertisers.get(i % 20),
                            owners.get(i / 20 % 20),
                            1,
                            7),
                        "commissionBps",
                        0))
            .toList();

    assertThat(settled(items.toArray())).hasSize(1_000).containsOnly("POSTED");
    assertThat(settled(items.toArray())).hasSize(1_000).containsOnly("DUPLICATE");

    assertThat(advertisers).allMatch(uid -> available(uid) == 0);
    assertThat(owners.stream().mapToLong(this::available).sum()).isEqualTo(7_000);
  }

  @Test
  void batchesThatRaceWithTheSameItemsPostEachOnce() {
    long other = freshUid();
    credit(advertiser, 10_000);
    credit(other, 10_000);
    List<Map<String, Object>> items =
        IntStream.range(0, 150)
            .mapToObj(
                i ->
                    with(
                        item(
                            freshSettlementNo(),
                            i % 2 == 0 ? advertiser : other,
                            i % 2 == 0 ? other : advertiser,
                            1,
                            10),
                        "commissionBps",
                        0))
            .toList();

    List<List<String>> outcomes =
        atTheSameTime(
            List.of(
                () -> settled(items.toArray()),
                () -> settled(items.reversed().toArray()).reversed(),
                () -> settled(items.subList(40, 150).toArray())));

    for (int i = 0; i < items.size(); i++) {
      List<String> ofOneItem =
          i < 40
              ? List.of(outcomes.get(0).get(i), outcomes.get(1).get(i))
              : List.of(
                  outcomes.get(0).get(i), outcomes.get(1).get(i), outcomes.get(2).get(i - 40));
      assertThat(Collections.frequency(ofOneItem, "POSTED")).isEqualTo(1);
      assertThat(Collections.frequency(ofOneItem, "DUPLICATE")).isEqualTo(ofOneItem.size() - 1);
    }
    assertThat(available(advertiser)).isEqualTo(10_000);
    assertThat(available(other)).isEqualTo(10_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"batchNo\": \"b\"}",
        "{\"batchNo\": \"b\", \"items\": []}",
        "{\"batchNo\": \"b\", \"items\": [null]}",
        "{\"batchNo\": \"b\", \"items\": [5]}",
        "{\"batchNo\": \"b\", \"items\": [{}], \"other\": 1}",
        "{\"batchNo\": \"b\", \"items\": [{\"other\": 1}]}",
        "{\"batchNo\": \"b\", \"items\": {}}",
        "{\"batchNo\": 5, \"items\": [{}]}",
        "{\"batchNo\": \"\", \"items\": [{}]}",
        "{\"batchNo\": \"结\", \"items\": [{}]}",
        "{\"batchNo\": null, \"items\": [{}]}",
        "{\"batchNo\": \"b\", \"items\": [{}]",
      })
  void whatIsNoBatchIsRefusedAsAWhole(String body) {
    var answer = post(PATH, platform(), body);

    assertThat(answer.getStatusCode().value()).isEqualTo(400);
    assertThat(answer.getBody().get("code").asString()).isEqualTo("validation_failed");
  }

  @Test
  void aBatchHasAThousandItemsAtMostAndItsNumber64Characters() {
    assertThat(
            post(PATH, platform(), batch(Collections.nCopies(1_001, Map.of())))
                .getStatusCode()
                .value())
        .isEqualTo(400);
    assertThat(
            post(PATH, platform(), Map.of("batchNo", "b".repeat(65), "items", List.of(Map.of())))
                .getStatusCode()
                .value())
        .isEqualTo(400);
  }

  @Test
  void aBatchOfAMebibyteIsRead() {
    Map<String, Object> item = with(Map.of(), "settlementNo", "x".repeat(1_000));
    Map<String, Object> batch = batch(Collections.nCopies(1_000, item));

    assertThat(outcomes(post(PATH, platform(), batch).getBody())).containsOnly(INVALID);
  }

  @Test
  void onlyThePlatformSettles() {
    for (String role : List.of("MERCHANT", "TRAFFIC", "OPERATOR", "SERVICE")) {
      assertThat(post(PATH, SUITE.token(1, role), batch(List.of(Map.of()))).getStatusCode().value())
          .isEqualTo(403);
    }
  }

  private List<String> settled(Object... items) {
    return outcomes(send(items).getBody());
  }

  private ResponseEntity<JsonNode> send(Object... items) {
    var answer = post(PATH, platform(), batch(List.of(items)));
    assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);
    return answer;
  }

  private static String platform() {
    return SUITE.token(0, "PLATFORM");
  }
}
